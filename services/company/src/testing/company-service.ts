import type { PermissionTable } from '@holdfast/access'
import { idBytes, newId } from '@holdfast/contracts'
import {
  AccessChecks,
  Buyers,
  Companies,
  type CompanyRole,
  type CreateCompanyRequestInput,
  Departures,
  InvitationSent,
  Invitations,
  Members,
  Operators,
  Reclaims,
  SiteMembers,
  Standings,
  Suspensions,
} from '@holdfast/contracts/company'
import { Directory, OperatorChecks, type UserDescriptionInput } from '@holdfast/contracts/identity'
import { type ActorInput, type DescribeLettersRequest, Ledger, Letters } from '@holdfast/contracts/ledger'
import { type Code, DomainError } from '@holdfast/errors'
import { implement, openChannel, type Passport, readConfig, serve } from '@holdfast/runtime'
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
import { mongo } from 'mongoose'
import { startCompany } from '../app.ts'
import { type Config, configSchema } from '../config.ts'
import { planOwner } from './plan-owner.ts'
import { siteOwner } from './site-owner.ts'

/** What names an entry when its letters are asked for. */
export type EntryName = DescribeLettersRequest

export interface Person {
  userId: string
  email: string
  emailConfirmed: boolean
  fullName: string
  twoFactor: boolean
  disabled: boolean
  /** The passport of a new call of this person. */
  call(changes?: Partial<Passport>): Passport
}

/**
 * Starts the service on the real MongoDB. Tests call it over gRPC, with signed passports. A server in the test stands for
 * identity, and describes the persons that `person()` made; others stand for site and
 * billing, see {@link siteOwner} and {@link planOwner}.
 */
export async function companyService(settings: Partial<Config> = {}, table?: PermissionTable) {
  const users = new Map<string, Person>()
  /** What identity says of callers whom the gateway takes for operators; it admits all others. */
  const refusedOperators = new Map<string, Code>()
  const identity = await serve({
    address: '127.0.0.1:0',
    service: 'identity',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Directory, directoryOf(users)),
      implement(OperatorChecks, {
        async checkOperator({ userId }) {
          const refusal = refusedOperators.get(userId)
          if (refusal) throw new DomainError(refusal)
          return {}
        },
      }),
    ],
  })
  const [sites, plans] = await Promise.all([siteOwner(), planOwner()])
  const database = uniqueName('company')
  const connection = await testDatabase(database)
  const at = { identity: `127.0.0.1:${identity.port}`, site: sites.address, billing: plans.address }
  const config = { ...readConfig(configSchema, testEnvironment('company', { database, at })), ...settings }
  const service = await startCompany(config, silentLog, { table })
  const others: { stop(): Promise<void> }[] = []
  const address = `127.0.0.1:${service.port}`
  const gateway = openChannel({ address, to: 'company', signer: testKeys.signer('gateway') })
  const asIdentity = openChannel({ address, to: 'company', signer: testKeys.signer('identity') })
  const asSite = openChannel({ address, to: 'company', signer: testKeys.signer('site') })
  const asBilling = openChannel({ address, to: 'company', signer: testKeys.signer('billing') })
  const asNotification = openChannel({ address, to: 'company', signer: testKeys.signer('notification') })
  atEnd(async () => {
    for (const channel of [gateway, asIdentity, asSite, asBilling, asNotification]) channel.close()
    for (const process of [service, ...others]) await process.stop()
    await identity.stop()
  })

  const companies = gateway.client(Companies)
  const members = gateway.client(Members)
  const siteMembers = gateway.client(SiteMembers)
  const invitations = gateway.client(Invitations)
  const letters = asNotification.client(Letters)

  function person(about: Partial<Person> = {}): Person {
    const userId = newId()
    const somebody: Person = {
      userId,
      email: `${userId}@example.com`,
      emailConfirmed: true,
      fullName: `Person ${userId}`,
      twoFactor: false,
      disabled: false,
      call: (changes) => ({
        ...userPassport({ userId, twoFactor: somebody.twoFactor }),
        ...changes,
      }),
      ...about,
    }
    users.set(userId, somebody)
    return somebody
  }

  async function company(owner: Person = person(), about: Partial<CreateCompanyRequestInput> = {}) {
    const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
    const created = await companies.createCompany({ name: 'Quay', address, ...about }, owner.call())
    return { companyId: created.companyId, owner }
  }

  /** The token in the latest mail of an invitation. */
  async function mailedToken(companyId: string, invitationId: string): Promise<string | undefined> {
    for (const { entry, event } of (await events(companyId, 'InvitationSent')).reverse()) {
      if (InvitationSent.decode(event.data).invitationId !== invitationId) continue
      const { letters: found } = await letters.describeLetters(entry, servicePassport('notification'))
      const link = found.find(({ template }) => template === 'invitation')
      if (link) return link.token
    }
  }

  /** Invites somebody to these sites, with a role on each, and lets them accept. */
  async function joinSites(companyId: string, by: Person, given: Record<string, SiteRoleName>, somebody = person()) {
    const request = { companyId, emails: [somebody.email], access: onSites(given) }
    const { results } = await invitations.invite(request, by.call())
    const token = await mailedToken(companyId, results[0]?.invitationId ?? '')
    await invitations.acceptInvitation({ token }, somebody.call())
    return somebody
  }

  async function invite(companyId: string, by: Person, email: string, role: Role = 'developer') {
    const request = { companyId, emails: [email], access: { companyRole: roles[role] } }
    const { results } = await invitations.invite(request, by.call())
    return { ...results[0]!, token: await mailedToken(companyId, results[0]?.invitationId ?? '') }
  }

  async function join(companyId: string, by: Person, role: Role, somebody: Person = person()): Promise<Person> {
    const { token } = await invite(companyId, by, somebody.email, role)
    await invitations.acceptInvitation({ token }, somebody.call())
    return somebody
  }

  /** The company's entries in the ledger, in order. */
  async function events(companyId: string, name?: string) {
    const found = await connection
      .db!.collection('ledger_entries')
      .find({ stream: `company/${companyId}`, ...(name && { type: `holdfast.company.v1.${name}` }) })
      .sort({ version: 1 })
      .toArray()
    return found.map((entry) => ({
      type: (entry.type as string).replace('holdfast.company.v1.', ''),
      actor: entry.actor as ActorInput,
      event: { data: Buffer.from(entry.data.buffer) },
      entry: {
        ...entry._id,
        type: entry.type,
        stream: entry.stream,
        requestId: entry.requestId,
      } as unknown as EntryName,
      asksForLetter: entry.asksForLetter as boolean | undefined,
    }))
  }

  /** A row of facts, as replicas hold it. */
  async function fact(table: string, ...ids: string[]): Promise<Buffer | undefined> {
    const key = new mongo.Binary(Buffer.concat(ids.map(idBytes)))
    const rows = connection.db!.collection('ledger_facts')
    const row = await rows.findOne({ '_id.table': table, '_id.key': key })
    return row ? Buffer.from(row.value.buffer) : undefined
  }

  /** A second process of the service on the same database. */
  async function another() {
    const started = await startCompany(config, silentLog, { table })
    const channel = openChannel({
      address: `127.0.0.1:${started.port}`,
      to: 'company',
      signer: testKeys.signer('gateway'),
    })
    const asBilling = openChannel({
      address: `127.0.0.1:${started.port}`,
      to: 'company',
      signer: testKeys.signer('billing'),
    })
    others.push(started, {
      async stop() {
        for (const each of [channel, asBilling]) each.close()
      },
    })
    return {
      suspensions: asBilling.client(Suspensions),
      companies: channel.client(Companies),
      members: channel.client(Members),
      siteMembers: channel.client(SiteMembers),
      invitations: channel.client(Invitations),
    }
  }

  return {
    config,
    /** host:port of its gRPC */
    address,
    connection,
    sites,
    accounts: plans.accounts,
    /** Of the owners beside company. */
    otherLedgers: [sites.ledger, plans.ledger],
    another,
    fact,
    companies,
    members,
    siteMembers,
    invitations,
    letters,
    lettersAsPerson: gateway.client(Letters),
    lettersAsIdentity: asIdentity.client(Letters),
    operators: gateway.client(Operators),
    suspensions: asBilling.client(Suspensions),
    suspensionsAsPerson: gateway.client(Suspensions),
    checks: gateway.client(AccessChecks),
    buyers: asBilling.client(Buyers),
    buyersAsPerson: gateway.client(Buyers),
    standings: asIdentity.client(Standings),
    standingsAsSite: asSite.client(Standings),
    standingsAsPerson: gateway.client(Standings),
    departures: asIdentity.client(Departures),
    reclaims: asIdentity.client(Reclaims),
    reclaimsAsPerson: gateway.client(Reclaims),
    departuresAsPerson: gateway.client(Departures),
    invitationsAsIdentity: asIdentity.client(Invitations),
    ledger: asNotification.client(Ledger),
    identityCall: () => servicePassport('identity'),
    billingCall: () => servicePassport('billing'),
    anonymousCall: () => anonymousPassport(),
    refusedOperators,
    identity,
    person,
    company,
    invite,
    join,
    joinSites,
    mailedToken,
    events,
  }
}

export type CompanyService = Awaited<ReturnType<typeof companyService>>

export type Role = 'administrator' | 'developer' | 'billing'
export const roles = {
  administrator: 'COMPANY_ROLE_ADMINISTRATOR',
  developer: 'COMPANY_ROLE_DEVELOPER',
  billing: 'COMPANY_ROLE_BILLING',
} as const satisfies Record<Role, CompanyRole>

export type SiteRoleName = 'administrator' | 'developer'
export const siteRoles = { administrator: 'SITE_ROLE_ADMINISTRATOR', developer: 'SITE_ROLE_DEVELOPER' } as const

/** The message of roles on sites. Its tenures are wrong: who gives roles does not say which tenure it is. */
export function onSites(given: Record<string, SiteRoleName>) {
  const grants = Object.entries(given).map(([siteId, role]) => ({ siteId, role: siteRoles[role], tenure: 99 }))
  return { siteRoles: { grants } }
}

function directoryOf(users: Map<string, Person>): Parameters<typeof implement<typeof Directory>>[1] {
  const describe = ({ call: _, ...user }: Person): UserDescriptionInput => ({ ...user, locale: 'en' })
  return {
    async describeUsers({ userIds }) {
      return { users: userIds.flatMap((id) => users.get(id) ?? []).map(describe) }
    },
    async searchUsers({ userIds, text }) {
      const has = (one: string) => one.toLowerCase().includes(text.toLowerCase())
      const found = userIds.flatMap((id) => users.get(id) ?? []).filter((user) => has(user.email) || has(user.fullName))
      return { userIds: found.map(({ userId }) => userId) }
    },
    async findByEmail({ email }) {
      const found = [...users.values()].find(
        (user) => user.emailConfirmed && user.email.toLowerCase() === email.toLowerCase(),
      )
      return { user: found && describe(found) }
    },
  }
}
