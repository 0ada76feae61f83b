import type { Access, PermissionTable, SiteRole } from '@holdfast/access'
import { idBytes, newId } from '@holdfast/contracts'
import { OperatorChecks } from '@holdfast/contracts/identity'
import type { ActorInput } from '@holdfast/contracts/ledger'
import {
  Analytics,
  Backups,
  Environments,
  Limits,
  Operations,
  Operators,
  Releases,
  SiteNames,
  Sites,
} from '@holdfast/contracts/site'
import { capabilities } from '@holdfast/driver'
import { startScriptedDriver } from '@holdfast/driver/testing'
import { type Code, DomainError } from '@holdfast/errors'
import { implement, openChannel, type Passport, readConfig, serve } from '@holdfast/runtime'
import {
  atEnd,
  servicePassport,
  silentLog,
  testDatabase,
  testEnvironment,
  testKeys,
  uniqueName,
  userPassport,
  waitFor,
} from '@holdfast/testing'
import { mongo } from 'mongoose'
import { startSite } from '../app.ts'
import { type Config, configSchema } from '../config.ts'
import { companyOwner, type PlanOfTest } from './company-owner.ts'

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

/**
 * Starts the service on the real MongoDB. Tests call it over gRPC, with signed passports. A server in the test stands for
 * company, see {@link companyOwner}, another one for identity, and a scripted driver for the host.
 */
export async function siteService(settings: Partial<Config> = {}, table?: PermissionTable) {
  const refusedOperators = new Map<string, Code>()
  const identity = await serve({
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
  atEnd(() => identity.stop())
  const companies = await companyOwner()
  const host = await startScriptedDriver({ hostId: 'here', capabilities })
  atEnd(() => host.close())
  const database = uniqueName('site')
  const connection = await testDatabase(database)
  const at = { identity: `127.0.0.1:${identity.port}`, company: companies.address, billing: companies.billing }
  const { keyId, bytes } = host.secret
  const hosts = { here: { url: host.url, secrets: { [keyId]: Buffer.from(bytes).toString('base64') } } }
  const environment = { ...testEnvironment('site', { database, at }), HOST_DRIVERS: JSON.stringify(hosts) }
  const config = { ...readConfig(configSchema, environment), ...settings }

  async function start(changes: Partial<Config> = {}) {
    const service = await startSite({ ...config, ...changes }, silentLog, { table })
    const address = `127.0.0.1:${service.port}`
    const gateway = openChannel({ address, to: 'site', signer: testKeys.signer('gateway') })
    const asCompany = openChannel({ address, to: 'site', signer: testKeys.signer('company') })
    const asBilling = openChannel({ address, to: 'site', signer: testKeys.signer('billing') })
    let isStopped = false
    async function stop() {
      if (isStopped) return
      isStopped = true
      for (const channel of [gateway, asCompany, asBilling]) channel.close()
      await service.stop()
    }
    atEnd(stop)
    return {
      stop,
      sites: gateway.client(Sites),
      environments: gateway.client(Environments),
      releases: gateway.client(Releases),
      backups: gateway.client(Backups),
      operations: gateway.client(Operations),
      operators: gateway.client(Operators),
      usage: gateway.client(Limits),
      analytics: gateway.client(Analytics),
      limits: asCompany.client(Limits),
      entitlements: asBilling.client(Limits),
      names: asCompany.client(SiteNames),
    }
  }
  const service = await start()
  const { sites, operations } = service

  /** A company with this plan, and its owner. */
  async function company(plan: Partial<PlanOfTest> = {}, owner = person()) {
    return { companyId: await companies.putCompany(owner.userId, plan), owner }
  }

  async function join(companyId: string, access: Access, somebody = person()): Promise<Person> {
    await companies.putMember(companyId, somebody.userId, access)
    return somebody
  }

  /** A member with a role on these sites only. */
  function joinSites(companyId: string, role: SiteRole, siteIds: string[], somebody = person()): Promise<Person> {
    return join(companyId, { siteRoles: siteIds.map((siteId) => ({ siteId, role, tenure: 1 })) }, somebody)
  }

  /** A site of this company, made real on the host. */
  async function site(companyId: string, by: Person, name = `Site ${newId()}`) {
    const created = await sites.createSite({ companyId, name, labels: [] }, by.call())
    await ended(created.operationId!, by)
    const live = created.environments.find(({ kind }) => kind === 'KIND_LIVE')!
    return { ...created, live }
  }

  /** Waits until an operation has ended, however. */
  function ended(operationId: string, viewer: Person) {
    return waitFor(async () => {
      const operation = await operations.getOperation({ operationId }, viewer.call())
      return (
        ['OPERATION_STATE_DONE', 'OPERATION_STATE_FAILED', 'OPERATION_STATE_CANCELLED'].includes(operation.state) &&
        operation
      )
    })
  }

  /** The entries of a stream in the service's ledger, in order. */
  async function events(stream: string, name?: string) {
    const found = await connection
      .db!.collection('ledger_entries')
      .find({ stream, ...(name && { type: `holdfast.site.v1.${name}` }) })
      .sort({ version: 1 })
      .toArray()
    return found.map((entry) => ({
      type: (entry.type as string).replace('holdfast.site.v1.', ''),
      actor: entry.actor as ActorInput,
      data: Buffer.from(entry.data.buffer),
      asksForLetter: entry.asksForLetter as boolean | undefined,
    }))
  }

  /** A row of facts, as replicas hold it. */
  async function fact(table: string, ...ids: string[]): Promise<Buffer | undefined> {
    const key = new mongo.Binary(Buffer.concat(ids.map(idBytes)))
    const row = await connection.db!.collection('ledger_facts').findOne({ '_id.table': table, '_id.key': key })
    return row ? Buffer.from(row.value.buffer) : undefined
  }

  return {
    ...service,
    config,
    connection,
    companies,
    host,
    refusedOperators,
    /** A second process of the service on the same database, perhaps with other settings. */
    another: start,
    company,
    join,
    joinSites,
    site,
    ended,
    events,
    fact,
    companyCall: () => servicePassport('company'),
    billingCall: () => servicePassport('billing'),
  }
}

export type SiteService = Awaited<ReturnType<typeof siteService>>
