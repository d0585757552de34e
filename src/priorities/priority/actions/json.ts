// A priority as data: on its page's address and from the command line.
import type { PriorityView } from '../rules/types.ts'

export const priorityJson = (one: PriorityView) => ({
  ...{ id: one.id, number: one.number, version: one.version, state: one.state, agreedOn: one.agreedOn },
  ...{ title: one.title, want: one.want, forWhom: one.forWhom, where: one.where, why: one.why, good: one.good },
  ...{ theme: one.theme, from: one.from, to: one.to, withdrawnWhy: one.withdrawnWhy },
  goals: one.goals.map(({ id, code, title, plan }) => ({ id, code, title, plan: plan.title })),
  objectives: one.objectives.map(({ key, number, title }) => ({ key, number, title })),
  needs: one.needs,
  views: one.views,
})
