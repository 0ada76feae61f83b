import { type Message, newId } from '@holdfast/contracts'
import {
  Accounts,
  Closes,
  Contacts,
  Deliveries,
  Entitlements,
  InvoiceOperators,
  Invoices,
  MonthlyUsage,
  PaymentOperators,
  Payments,
  PaymentWebhooks,
  type PlanChoiceInput,
  Plans,
  SubscriptionOperators,
  Subscriptions,
} from '@holdfast/contracts/billing'
import { OperatorChecks } from '@holdfast/contracts/identity'
import { Letters } from '@holdfast/contracts/ledger'
import { type EndPlanRequest, Limits, type PutEntitlementRequest, SiteNames } from '@holdfast/contracts/site'
import { type Code, DomainError } from '@holdfast/errors'
import { standInOwner } from '@holdfast/ledger/testing'
import {
  HOLDS,
  type HoldDocument,
  implement,
  type Log,
  openChannel,
  type Passport,
  type ProcessVariables,
  readConfig,
  serve,
} from '@holdfast/runtime'
import {
  anonymousPassport,
  atEnd,
  servicePassport,
  silentLog,
  testDatabase,
  testEnvironment,
  testKeys,
  uniqueName,
  userPassport,
} from '@holdfast/testing'
import { startBilling } from '../app.ts'
import type { Charge } from '../charges/charge.ts'
import type { Clock } from '../clock.ts'
import { configSchema } from '../config.ts'
import { valueFrom } from '../values/value.ts'
import { companyOwner } from './company-owner.ts'

/** A signed-in person. */
export interface Person {
  userId: string
  /** The passport of a new call of this person. */
  call(changes?: Partial<Passport>): Passport
}

export function person(): Person {
  const userId = newId()
  return { userId, call: (changes) => ({ ...userPassport({ userId }), ...changes }) }
}

/** A call of an operator who has just proved who they are. */
export function operatorCall({ userId } = person(), rest: Partial<Omit<Passport, 'principal'>> = {}): Passport {
  return userPassport({ userId, operator: true, twoFactor: true }, rest)
}

export const choiceOf = (
  planId: string,
  interval: 'INTERVAL_MONTH' | 'INTERVAL_YEAR' = 'INTERVAL_MONTH',
): PlanChoiceInput => ({
  planId,
  version: 1,
  interval,
})

/**
 * Starts the service on the real MongoDB. Tests call it over gRPC, with signed passports. Servers in the test stand for
 * company, see {@link companyOwner}, and for site, whose limit is a function of the test.
 * @param options.clock business time; by default the time that it is
 * @param options.log what its processes log with; silent by default
 */
/** @param options.hold as a restore from a backup leaves it */
export async function billingService(
  options: { clock?: Clock; settings?: ProcessVariables; log?: Log; hold?: HoldDocument } = {},
) {
  const { clock, log = silentLog } = options
  const companies = await companyOwner()
  const site = {
    putEntitlement: (_: PutEntitlementRequest): void => {},
    endPlan: (_: EndPlanRequest): void => {},
    siteIds: (_: string): string[] => [],
  }
  const siteLedger = await standInOwner({
    owner: 'site',
    tables: [],
    services: () => [
      implement(Limits, {
        async putEntitlement(request) {
          site.putEntitlement(request)
          return { outdated: false }
        },
        async endPlan(request) {
          site.endPlan(request)
          return { outdated: false }
        },
      }),
      implement(SiteNames, {
        listSiteIds: async ({ companyId }) => ({ siteIds: site.siteIds(companyId) }),
        describeSites: async ({ siteIds }) => ({
          sites: siteIds.map((siteId) => ({ siteId, name: `site ${siteId}` })),
        }),
      }),
    ],
  })
  const refusedOperators = new Map<string, Code>()
  const identityServer = await serve({
    address: '127.0.0.1:0',
    service: 'identity',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(OperatorChecks, {
        async checkOperator({ userId }) {
          const refusal = refusedOperators.get(userId)
          if (refusal) throw new DomainError(refusal)
          return {}
        },
      }),
    ],
  })
  atEnd(() => identityServer.stop())
  const database = uniqueName('billing')
  const connection = await testDatabase(database)
  if (options.hold) await connection.db!.collection<HoldDocument>(HOLDS).insertOne(options.hold)
  const identity = `127.0.0.1:${identityServer.port}`
  const at = { identity, company: companies.address, site: siteLedger.address }
  const environment = { ...testEnvironment('billing', { database, at }), ...options.settings }
  const config = readConfig(configSchema, environment)

  async function start() {
    const service = await startBilling(config, log, { clock, unowedMs: 500 })
    const address = `127.0.0.1:${service.port}`
    const gateway = openChannel({ address, to: 'billing', signer: testKeys.signer('gateway'), deadlineMs: 20_000 })
    const asSite = openChannel({ address, to: 'billing', signer: testKeys.signer('site'), deadlineMs: 20_000 })
    const asCompany = openChannel({ address, to: 'billing', signer: testKeys.signer('company'), deadlineMs: 20_000 })
    const asNotification = openChannel({
      address,
      to: 'billing',
      signer: testKeys.signer('notification'),
      deadlineMs: 20_000,
    })
    atEnd(async () => {
      for (const channel of [gateway, asCompany, asSite, asNotification]) channel.close()
      await service.stop()
    })
    return {
      contacts: gateway.client(Contacts),
      plans: gateway.client(Plans),
      subscriptions: gateway.client(Subscriptions),
      subscriptionOperators: gateway.client(SubscriptionOperators),
      usage: gateway.client(MonthlyUsage),
      invoices: gateway.client(Invoices),
      invoiceOperators: gateway.client(InvoiceOperators),
      closes: gateway.client(Closes),
      payments: gateway.client(Payments),
      paymentWebhooks: gateway.client(PaymentWebhooks),
      paymentOperators: gateway.client(PaymentOperators),
      accounts: asCompany.client(Accounts),
      accountsAsPerson: gateway.client(Accounts),
      entitlements: asSite.client(Entitlements),
      letters: asNotification.client(Letters),
      lettersAsPerson: gateway.client(Letters),
      deliveries: asNotification.client(Deliveries),
      deliveriesAsPerson: gateway.client(Deliveries),
    }
  }
  const service = await start()

  return {
    ...service,
    companies,
    connection,
    /** An entry of site's ledger. */
    siteCommit: siteLedger.commit,
    /** What site answers; a test replaces it to refuse or to fail. */
    site,
    /** Why identity says that somebody is no operator. */
    refusedOperators,
    /** A second process on the same database. */
    another: start,
    anonymousCall: anonymousPassport,
    async company(choice?: PlanChoiceInput, owner = person(), id?: string) {
      return {
        companyId: await companies.create(owner.userId, { ...(choice && { choice }), ...(id && { id }) }),
        owner,
      }
    },
    /** Afterwards the company has its account: if it had none, the time of its start is the clock's time now. */
    entitlement: (companyId: string) => service.entitlements.get({ companyId }, servicePassport('site')),
    /** The company's charges, in the order in which they came about. */
    charges: async (companyId: string) =>
      (
        await connection.db!.collection<{ charge: string }>('charges').find({ companyId }).sort({ number: 1 }).toArray()
      ).map(({ charge }) => ({ charge: valueFrom<Charge>(charge) })),
    /** What entries of a type say about a company, in order. */
    async entries<Event>(companyId: string, message: Pick<Message<never, Event>, 'type' | 'decode'>): Promise<Event[]> {
      const found = await connection
        .db!.collection('ledger_entries')
        .find({ stream: `company/${companyId}`, type: message.type })
        .sort({ version: 1 })
        .toArray()
      return found.map(({ data }) => message.decode(Buffer.from(data.buffer)))
    },
    /** The company's entries in billing's ledger, in order. */
    async events(companyId: string) {
      const found = await connection
        .db!.collection('ledger_entries')
        .find({ stream: `company/${companyId}` })
        .sort({ version: 1 })
        .toArray()
      return found.map(({ type, actor }) => ({ type: (type as string).replace('holdfast.billing.v1.', ''), actor }))
    },
  }
}

export type BillingService = Awaited<ReturnType<typeof billingService>>
