import { newId, type ServiceName } from '@holdfast/contracts'
import * as billing from '@holdfast/contracts/billing'
import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import { Consumers, Ledger } from '@holdfast/contracts/ledger'
import * as site from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import {
  type Call,
  type Channel,
  type Handlers,
  implement,
  openChannel,
  type Principal,
  serve,
} from '@holdfast/runtime'
import { atEnd, silentLog, testKeys, testRing } from '@holdfast/testing'
import { type AppOptions, buildApp } from '../app.ts'
import { rememberSessions } from '../callers/session-memory.ts'
import { callServices } from '../services.ts'

/** Handlers of the services behind the gateway in a test. A method that is left out answers UNIMPLEMENTED. */
interface Answers {
  users?: Partial<Handlers<typeof identity.Users>>
  sessions?: Partial<Handlers<typeof identity.Sessions>>
  apiKeys?: Partial<Handlers<typeof identity.ApiKeys>>
  twoFactor?: Partial<Handlers<typeof identity.TwoFactor>>
  userOperators?: Partial<Handlers<typeof identity.Operators>>
  accessChecks?: Partial<Handlers<typeof company.AccessChecks>>
  companies?: Partial<Handlers<typeof company.Companies>>
  members?: Partial<Handlers<typeof company.Members>>
  invitations?: Partial<Handlers<typeof company.Invitations>>
  siteMembers?: Partial<Handlers<typeof company.SiteMembers>>
  companyOperators?: Partial<Handlers<typeof company.Operators>>
  sites?: Partial<Handlers<typeof site.Sites>>
  environments?: Partial<Handlers<typeof site.Environments>>
  releases?: Partial<Handlers<typeof site.Releases>>
  backups?: Partial<Handlers<typeof site.Backups>>
  operations?: Partial<Handlers<typeof site.Operations>>
  limits?: Partial<Handlers<typeof site.Limits>>
  analytics?: Partial<Handlers<typeof site.Analytics>>
  siteOperators?: Partial<Handlers<typeof site.Operators>>
  plans?: Partial<Handlers<typeof billing.Plans>>
  contacts?: Partial<Handlers<typeof billing.Contacts>>
  subscriptions?: Partial<Handlers<typeof billing.Subscriptions>>
  monthlyUsage?: Partial<Handlers<typeof billing.MonthlyUsage>>
  invoices?: Partial<Handlers<typeof billing.Invoices>>
  invoiceOperators?: Partial<Handlers<typeof billing.InvoiceOperators>>
  closes?: Partial<Handlers<typeof billing.Closes>>
  subscriptionOperators?: Partial<Handlers<typeof billing.SubscriptionOperators>>
  payments?: Partial<Handlers<typeof billing.Payments>>
  paymentWebhooks?: Partial<Handlers<typeof billing.PaymentWebhooks>>
  paymentOperators?: Partial<Handlers<typeof billing.PaymentOperators>>
  consumers?: Partial<Handlers<typeof Consumers>>
  /** Of services beside notification, by name; nobody answers for one that is `away`. */
  otherConsumers?: Record<string, Partial<Handlers<typeof Consumers>> | 'away'>
  companyLedger?: Partial<Handlers<typeof Ledger>>
}

export const SESSION: identity.ResolveReply = {
  userId: newId(),
  sessionId: newId(),
  twoFactor: false,
  provenAt: Date.UTC(2027, 2, 1, 9, 30),
  operator: false,
  csrfToken: 'the-csrf-token',
  expiresAt: Date.UTC(2027, 3, 1),
  epoch: '',
  restsOn: [],
  askAgainAt: 0,
}
/** No service listens on this port. */
const NOBODY = 1
export const TOKEN = 'a-session-token'
export const SIGNED_IN: Principal = {
  kind: 'user',
  userId: SESSION.userId,
  sessionId: SESSION.sessionId,
  twoFactor: SESSION.twoFactor,
  provenAt: SESSION.provenAt,
  operator: SESSION.operator,
}
export const bearer = { authorization: `Bearer ${TOKEN}` }
export const byCookie = { cookie: `holdfast=${TOKEN}`, 'x-csrf-token': SESSION.csrfToken }

/** The gateway over real gRPC servers that give these answers, and know one session: {@link TOKEN}. */
export async function gatewayOver(answers: Answers, options: Partial<AppOptions> = {}) {
  const resolve = async ({ token }: identity.ResolveRequest) => {
    if (token !== TOKEN) throw new DomainError('not-signed-in')
    return SESSION
  }
  const serving = { address: '127.0.0.1:0', keys: testKeys.trusted, log: silentLog }
  const identityServer = await serve({
    ...serving,
    service: 'identity',
    services: [
      implement(identity.Users, answers.users ?? {}),
      implement(identity.Sessions, { resolve, ...answers.sessions }),
      implement(identity.ApiKeys, answers.apiKeys ?? {}),
      implement(identity.TwoFactor, answers.twoFactor ?? {}),
      implement(identity.Operators, answers.userOperators ?? {}),
    ],
  })
  const companyServer = await serve({
    ...serving,
    service: 'company',
    services: [
      implement(company.AccessChecks, answers.accessChecks ?? {}),
      implement(company.Companies, answers.companies ?? {}),
      implement(company.Members, answers.members ?? {}),
      implement(company.SiteMembers, answers.siteMembers ?? {}),
      implement(company.Invitations, answers.invitations ?? {}),
      implement(company.Operators, answers.companyOperators ?? {}),
      implement(Ledger, answers.companyLedger ?? {}),
    ],
  })
  const siteServer = await serve({
    ...serving,
    service: 'site',
    services: [
      implement(site.Sites, answers.sites ?? {}),
      implement(site.Environments, answers.environments ?? {}),
      implement(site.Releases, answers.releases ?? {}),
      implement(site.Backups, answers.backups ?? {}),
      implement(site.Operations, answers.operations ?? {}),
      implement(site.Limits, answers.limits ?? {}),
      implement(site.Analytics, answers.analytics ?? {}),
      implement(site.Operators, answers.siteOperators ?? {}),
    ],
  })
  const billingServer = await serve({
    ...serving,
    service: 'billing',
    services: [
      implement(billing.Plans, answers.plans ?? {}),
      implement(billing.Contacts, answers.contacts ?? {}),
      implement(billing.Subscriptions, answers.subscriptions ?? {}),
      implement(billing.MonthlyUsage, answers.monthlyUsage ?? {}),
      implement(billing.Invoices, answers.invoices ?? {}),
      implement(billing.InvoiceOperators, answers.invoiceOperators ?? {}),
      implement(billing.Closes, answers.closes ?? {}),
      implement(billing.SubscriptionOperators, answers.subscriptionOperators ?? {}),
      implement(billing.Payments, answers.payments ?? {}),
      implement(billing.PaymentWebhooks, answers.paymentWebhooks ?? {}),
      implement(billing.PaymentOperators, answers.paymentOperators ?? {}),
    ],
  })
  const notificationServer = await serve({
    ...serving,
    service: 'notification',
    services: [implement(Consumers, answers.consumers ?? {})],
  })
  const signer = testKeys.signer('gateway')
  const ports: Partial<Record<ServiceName, number>> = {
    identity: identityServer.port,
    company: companyServer.port,
    site: siteServer.port,
    billing: billingServer.port,
    notification: notificationServer.port,
  }
  const channels: Channel[] = []
  const services = callServices((name) => {
    const channel = openChannel({ address: `127.0.0.1:${ports[name] ?? NOBODY}`, to: name, signer })
    channels.push(channel)
    return channel
  }, signer)
  // Of the services that follow ledgers, a test knows notification and those that it names.
  services.consumers = { notification: services.consumers.notification } as typeof services.consumers
  for (const [name, handlers] of Object.entries(answers.otherConsumers ?? {})) {
    const server = await serve({
      ...serving,
      service: 'notification',
      services: [implement(Consumers, handlers === 'away' ? {} : handlers)],
    })
    const channel = openChannel({ address: `127.0.0.1:${server.port}`, to: 'notification', signer })
    Object.assign(services.consumers, { [name]: channel.client(Consumers) })
    if (handlers === 'away') await server.stop(0)
    else atEnd(() => server.stop(0))
    atEnd(channel.close)
  }
  // Never fresh, so that identity is asked at each request.
  const replica = () => ({ now: () => 0, isFresh: () => false, accepts: () => false })
  const sessions = rememberSessions({ services, replica, max: 1 })
  const repeatSecrets = testRing('gateway', 'repeat').all
  const security = { record() {}, stop() {} }
  const defaults = { log: silentLog, security, publicUrl: 'http://localhost:8080', repeatSecrets }
  const app = await buildApp({ services, sessions, ...defaults, ...options })
  atEnd(async () => {
    await app.close()
    for (const channel of channels) channel.close()
    await identityServer.stop(0)
    await companyServer.stop(0)
    await siteServer.stop(0)
    await billingServer.stop(0)
    await notificationServer.stop(0)
  })
  return app
}

/** A handler that always gives the same answer, and records its calls. */
export function recorded<Request, Reply>(reply: Reply) {
  const calls: { request: Request; call: Call }[] = []
  const handler = async (request: Request, call: Call) => {
    calls.push({ request, call })
    return reply
  }
  return { calls, handler }
}
