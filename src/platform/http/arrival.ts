// When a request arrived: noted as soon as its head is there, before anything else is done with it, and before the files in it.
import type { FastifyInstance, FastifyRequest } from 'fastify'

const arrivals = new WeakMap<FastifyRequest, Date>()

/** Before all other hooks. */
export const registerArrivals = (app: FastifyInstance, now: () => Date): void => {
  app.addHook('onRequest', (request, _reply, done) => {
    arrivals.set(request, now())
    done()
  })
}

export const arrivalOf = (request: FastifyRequest, otherwise: Date): Date => arrivals.get(request) ?? otherwise
