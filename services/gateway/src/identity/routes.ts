import type { SessionCookie } from '../callers/session-cookie.ts'
import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { apiKeyRoutes } from './api-keys/api-key-routes.ts'
import { meRoutes } from './me/me-routes.ts'
import { mySessionRoutes } from './me/my-session-routes.ts'
import { twoFactorRoutes } from './me/two-factor-routes.ts'
import { userOperatorRoutes } from './operators/user-operator-routes.ts'
import { sessionRoutes } from './sessions/session-routes.ts'
import { userRoutes } from './users/user-routes.ts'

/** Routes to what identity owns: people, their credentials, their sessions and API keys. */
export function routesOfIdentity(app: App, services: Services, options: { cookie: SessionCookie }): void {
  userRoutes(app, services)
  sessionRoutes(app, services, options.cookie)
  meRoutes(app, services, options.cookie)
  mySessionRoutes(app, services)
  twoFactorRoutes(app, services, options.cookie)
  apiKeyRoutes(app, services)
  userOperatorRoutes(app, services)
}
