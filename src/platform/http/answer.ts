// What a handler may answer. http turns it into a page, JSON, CSV, a redirect or a download; handlers never touch the server.
import type { Readable } from 'node:stream'
import type { FieldErrors } from '../kernel/index.ts'
import type { PageView } from '../ui/index.ts'

/** The addresses of this page's twins; `csv` is there when the answer has a table. */
export interface TwinLinks {
  readonly json: string
  readonly csv?: string
}

/** The table behind a page, for its `.csv` twin. `name` is the heading in the file. */
export interface DataTable {
  readonly columns: readonly { readonly name: string; readonly title: string; readonly numeric?: true }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

export type Answer =
  | { readonly kind: 'page'; readonly view: PageView; readonly status?: number }
  | {
      readonly kind: 'data'
      readonly data: unknown
      readonly view: (links: TwinLinks) => PageView
      readonly table?: DataTable
    }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors; readonly view: PageView }
  | ({ readonly kind: 'go'; readonly to: string } & GoOptions)
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: Readable | Buffer }

export interface GoOptions {
  /** The token of a session that has just begun. */
  readonly signIn?: string
  readonly signOut?: true
  /** Plain words, shown once on the next page. */
  readonly message?: string
  /** What a JSON caller gets instead of the redirect. */
  readonly data?: unknown
}

export const showPage = (view: PageView, status?: number): Answer =>
  status === undefined ? { kind: 'page', view } : { kind: 'page', view, status }

export const showData = (data: unknown, view: (links: TwinLinks) => PageView, table?: DataTable): Answer =>
  table === undefined ? { kind: 'data', data, view } : { kind: 'data', data, view, table }

/** The same page again with what was typed; nothing the handler did is undone. JSON callers get `{errors}`. */
export const invalid = (errors: FieldErrors, view: PageView): Answer => ({ kind: 'invalid', errors, view })

/** After a POST: on to a page of this site. */
export const goTo = (to: string, options: GoOptions = {}): Answer => ({ kind: 'go', to, ...options })

/** A download. A stream must not read from the transaction: that has ended when the stream is sent. */
export const sendFile = (name: string, type: string, body: Readable | Buffer): Answer => ({
  kind: 'file',
  name,
  type,
  body,
})
