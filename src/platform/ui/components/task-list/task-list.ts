// What there is to do, each with its state.
import { type Content, Html } from '../../html.ts'
import { content, macro, maybeContent } from '../../macros.ts'

export interface Task {
  readonly title: string
  /** Left out while it cannot be started. */
  readonly href?: string
  readonly hint?: Content
  /** A word, or a tag. */
  readonly status: Content
}

export const taskList = (options: { readonly name: string; readonly items: readonly Task[] }): Html =>
  macro('task-list', {
    idPrefix: options.name,
    items: options.items.map((task) => ({
      title: { text: task.title },
      href: task.href,
      hint: maybeContent(task.hint),
      status: {
        ...content(task.status),
        classes:
          task.href === undefined && !(task.status instanceof Html)
            ? 'govuk-task-list__status--cannot-start-yet'
            : undefined,
      },
    })),
  })
