import { readFileSync } from 'node:fs'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '../http/fastify-app.ts'
import { OperationSchema, ProblemSchema } from '../routes/answer.ts'

import { tags } from './tags.ts'

const SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Collects the routes that are registered after it, serves the document and a page to read it. */
export async function serveOpenapi(app: App, options: { publicUrl: string; cookieName: string }): Promise<void> {
  app.addSchema(ProblemSchema)
  app.addSchema(OperationSchema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Holdfast',
        version: '1',
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: options.publicUrl }],
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
    // Its badge would ask a validator on the internet.
    uiConfig: { validatorUrl: null, docExpansion: 'list', persistAuthorization: false },
    theme: { title: 'Holdfast API' },
    logo: { type: 'image/svg+xml', content: readFileSync(new URL('../pages/browser/icon.svg', import.meta.url)) },
  })
}

const DESCRIPTION = `The control plane for people who host sites for others.

**Signing in.** \`POST /v1/sessions\` sets a cookie; with \`as: "token"\` it answers a token for \`Authorization: Bearer\`.
An API key (\`POST /v1/companies/{companyId}/api-keys\`) goes there too; it acts in its company alone, and is refused what is
for people (\`keys-not-allowed\`).
With the cookie, calls that change something need \`X-CSRF-Token\` as \`GET /v1/sessions/current\` tells it.

**Errors** are \`application/problem+json\` with a stable \`code\`. 400: not understood. 401: not signed in. 403: not
allowed. 404: not there, or not for you to know. 409: conflicts with the present state. 412: somebody changed it first.
422: breaks a rule. 429 and 503: try again after \`Retry-After\`.

**Lists** take \`limit\` and \`after\`, and answer \`items\` and \`nextCursor\`.

**Repeats.** Every POST, PUT, PATCH and DELETE accepts \`Idempotency-Key\`: for 24 hours the same key and body get the
first answer.

**Edits.** What can be edited has an \`ETag\`; \`If-Match\` is honoured. In a PATCH a value sets, absence keeps, \`null\`
clears. Unknown fields are refused.`
