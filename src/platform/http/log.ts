// The log: one JSON object a line. It holds no cookie, no token, no form and no address with a one-time link in it.
import type { FastifyServerOptions } from 'fastify'
import type { ServerOptions } from './site.ts'

interface ErrorForLog {
  readonly type: string
  readonly message: string
  readonly stack: string | undefined
  readonly cause?: ErrorForLog
  readonly [more: string]: unknown
}

// Of a database's error these tell where it happened; `detail` and `where` hold what people typed.
const kept = ['code', 'constraint', 'table', 'column', 'schema', 'routine', 'reason'] as const

/** Whole, with its causes, but without the values in it. */
export const errorForLog = (error: unknown, depth = 0): ErrorForLog => {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: undefined }
  const fields = Object.entries(error).filter(([name]) => kept.some((one) => one === name))
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...Object.fromEntries(fields),
    ...(error.cause !== undefined && depth < 5 ? { cause: errorForLog(error.cause, depth + 1) } : {}),
    ...(error instanceof AggregateError && depth < 5
      ? { errors: error.errors.slice(0, 10).map((one) => errorForLog(one, depth + 1)) }
      : {}),
  }
}

export const logOptions = ({ logLevel, log }: ServerOptions): NonNullable<FastifyServerOptions['logger']> => ({
  level: logLevel,
  stream: log ?? process.stderr,
  base: null,
  redact: ['*.cookie', '*.authorization', '*.headers', 'headers', 'body', '*.body'],
  serializers: {
    // The pattern, not the address: that may carry a link that works once.
    req: ({ method, routeOptions }) => ({ method, url: routeOptions?.url ?? 'none' }),
    res: ({ statusCode }) => ({ statusCode }),
    err: (error) => errorForLog(error) as unknown as { type: string; message: string; stack: string },
  },
})
