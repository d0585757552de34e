// What every answer tells the browser about safety. The content security policy lets nothing in that is not a file of ours.
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const yearInSeconds = 365 * 24 * 60 * 60

export const registerHeaders = async (app: FastifyInstance, https: boolean): Promise<void> => {
  const self = ["'self'"]
  const none = ["'none'"]
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        styleSrc: self,
        scriptSrc: self,
        fontSrc: self,
        imgSrc: self,
        // The script that keeps a page about a running job up to date.
        connectSrc: self,
        formAction: self,
        baseUri: none,
        frameAncestors: none,
      },
    },
    // "no-referrer" would make browsers write "null" as the origin of our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: yearInSeconds, includeSubDomains: false } : false,
    // Browsers ignore it, and complain, where the page is not secure.
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), browsing-topics=()')
  })
}
