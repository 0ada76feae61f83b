import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { operationRoutes } from './operations/operation-routes.ts'
import { parkedStreamRoutes } from './parked-streams/parked-stream-routes.ts'
import { permissionRoutes } from './permissions/permission-routes.ts'
import { probeRoutes } from './probes/probe-routes.ts'

/** Routes to what no single service owns. */
export function routesOfPlatform(app: App, services: Services): void {
  permissionRoutes(app)
  operationRoutes(app, services)
  parkedStreamRoutes(app, services)
  probeRoutes(app)
}
