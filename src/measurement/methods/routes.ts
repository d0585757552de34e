// The methods: everybody may read how figures are worked out, and try.
import { get, type Route, showData, Type } from '../../platform/http/index.ts'
import { notFound } from '../../platform/kernel/index.ts'
import { Methods, OneMethod } from './api.ts'
import { calculatorForm, typedIn } from './forms/calculator.ts'
import { methodPage } from './pages/method.ts'
import { methodColumns, methodsPage } from './pages/methods.ts'
import { methodByKey, methods } from './rules/all.ts'
import { described } from './rules/described.ts'
import { run } from './rules/run.ts'

export const methodsRoutes: readonly Route[] = [
  get({
    name: 'methods',
    path: '/methods',
    permission: 'measurement.methods',
    words: 'The methods by which £ values are worked out, with what each takes.',
    answer: Methods,
    handle: async () =>
      showData({ methods: methods.map(described) }, (links) => methodsPage(methods, links), {
        columns: methodColumns,
        rows: methods.map(({ title, definition, version }) => [title, definition, version]),
      }),
  }),
  get({
    name: 'method',
    path: '/methods/:method',
    permission: 'measurement.methods',
    words: 'One method: its rule, sources and limits; and what it answers to the numbers in the address.',
    query: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 300 })),
    answer: OneMethod,
    handle: async ({ params, query }) => {
      const method = methodByKey(params.method)
      if (method === undefined) throw notFound('method')
      const typed = typedIn(method, query)
      const read = typed.ok ? calculatorForm(method, typed.value) : undefined
      const evaluation = read?.ok ? run(method, read.value) : null
      const errors = read === undefined || read.ok ? {} : read.errors
      return showData({ ...described(method), errors, evaluation }, () =>
        methodPage({ method, typed: typed.ok ? typed.value : {}, errors, evaluation }),
      )
    },
  }),
]
