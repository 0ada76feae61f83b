import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { icon } from '../console/icon-route.ts'
import type { App } from '../http/fastify-app.ts'
import { OperationSchema } from '../platform/operations/operation-view.ts'
import { ProblemSchema } from '../routes/answer.ts'

import { description } from './description.ts'
import { tags } from './tags.ts'

const SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Collects the routes that are registered after it, serves the document and a page to read it. */
export async function serveOpenapi(app: App, options: { cookieName: string }): Promise<void> {
  app.addSchema(ProblemSchema)
  app.addSchema(OperationSchema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Holdfast',
        version: '1',
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      // Relative to where the document was found.
      servers: [{ url: '/' }],
      tags: [...tags],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description: 'The token of `POST /v1/sessions` with `as: "token"`, or an API key',
          },
          cookie: {
            type: 'apiKey',
            in: 'cookie',
            name: options.cookieName,
            description: 'For browsers. What changes something also needs `X-CSRF-Token`.',
          },
        },
      },
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, i) => String(json.$id ?? `schema-${i}`) },
  })
  app.get('/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    indexPrefix: '',
    staticCSP: SECURITY,
    // Otherwise the page asks a validator on the internet.
    uiConfig: { validatorUrl: null, docExpansion: 'list', persistAuthorization: false },
    theme: { title: 'Holdfast API' },
    logo: { type: 'image/svg+xml', content: icon },
  })
}
