import type { App } from '../http/fastify-app.ts'
import type { Services } from '../services.ts'
import { accessCheckRoutes } from './access-checks/access-check-routes.ts'
import { companyRoutes } from './companies/company-routes.ts'
import { myAccessRoutes } from './companies/my-access-routes.ts'
import { invitationLinkRoutes } from './invitations/invitation-link-routes.ts'
import { invitationRoutes } from './invitations/invitation-routes.ts'
import { memberRoutes } from './members/member-routes.ts'
import { companyOperatorRoutes } from './operators/company-operator-routes.ts'
import { ownershipRoutes } from './ownership/ownership-routes.ts'

/** Routes to what company owns: companies, who has access to them, and the offers of it. */
export function routesOfCompany(app: App, services: Services, options: { publicUrl: string }): void {
  myAccessRoutes(app, services)
  companyRoutes(app, services)
  ownershipRoutes(app, services)
  memberRoutes(app, services)
  invitationRoutes(app, services, options.publicUrl)
  invitationLinkRoutes(app, services)
  accessCheckRoutes(app, services)
  companyOperatorRoutes(app, services)
}
