import type { Authorize, Deed, DeedActor, EnvironmentKind } from '@holdfast/access'
import { isId, newId } from '@holdfast/contracts'
import { EnvironmentChanged, EnvironmentCreated, EnvironmentDeleted, type Environments } from '@holdfast/contracts/site'
import { signVisit, VISIT_PARAMETER } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Transaction } from '@holdfast/ledger'
import type { Call, Handlers } from '@holdfast/runtime'
import { nextDaily } from '../backups/backup.ts'
import type { Wishes } from '../hosts/wish-sending.ts'
import { free, takePremiumStaging, takeStaging } from '../limits/limit.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import type { Operations } from '../operations/operation-starting.ts'
import { environmentNameFault, hostNameOf } from '../sites/name.ts'
import { checkPresentVersion } from '../sites/site-api.ts'
import { type SiteStore, siteRow } from '../sites/site-store.ts'
import {
  checkCompared,
  createEnvironment,
  deleteEnvironment,
  editEnvironment,
  environmentForAccess,
  type PresentEnvironment,
  renewGate,
  useOf,
} from './environment.ts'
import { kindToWire } from './environment-events.ts'
import { type EnvironmentStore, environmentFact, noEnvironmentFact } from './environment-store.ts'
import { type EnvironmentWiring, environmentToWire, urlOf } from './environment-wire.ts'
import type { GateOf } from './gate.ts'

type Answered = Exclude<keyof Handlers<typeof Environments>, 'push' | 'reset'>

/** How long a link opens a closed environment. */
const VISIT_MS = 7 * 24 * 3_600_000

const kinds: Partial<Record<string, EnvironmentKind>> = {
  KIND_STAGING: 'staging',
  KIND_PREMIUM_STAGING: 'premium-staging',
}

export function environmentApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  sites: SiteStore
  environments: EnvironmentStore
  limits: LimitStore
  operations: Operations
  gateOf: GateOf
  wishes: Pick<Wishes, 'wake'>
  wiring: EnvironmentWiring
  domain: string
  epoch: () => number
  graceMs: number
}): Pick<Handlers<typeof Environments>, Answered> {
  const { authorize, deed, sites, environments, limits, operations, gateOf, wishes, wiring, domain } = needs
  const { epoch, graceMs } = needs

  return {
    async createEnvironment({ siteId, kind: wireKind, name: given, copyOf }, call) {
      const kind = kinds[wireKind]
      if (!kind) throw new DomainError('bad-request', { errors: [{ pointer: '/kind', detail: 'is no staging' }] })
      const name = kind === 'staging' ? 'staging' : readName(given)
      const permission = kind === 'staging' ? 'staging.create' : 'premium-staging.create'
      const startedBy = await starter(call, siteId)
      const { operationId } = await deed(call, { stream: `site/${siteId}`, siteId, permission }, async (tx, actor) => {
        const { session, now } = tx
        const site = await sites.find(siteId, session)
        if (site?.state !== 'present') throw new DomainError('not-found')
        const all = await environments.ofSite(siteId, session)
        if (kind === 'staging' && all.some((each) => each.kind === 'staging')) throw new DomainError('staging-exists')
        if (all.some((each) => each.name === name)) throw new DomainError('name-taken')
        // All of a site is on one host: hosts copy, restore and push what they have themselves.
        const { hostId } = all[0]!
        const from = copyOf === undefined ? undefined : sourceOf(all, copyOf, actor)
        const limit = (await limits.find(site.companyId, session))!
        await limits.save(kind === 'staging' ? takeStaging(limit) : takePremiumStaging(limit), limit, session)
        const id = newId(now)
        const hostName = hostNameOf({ kind, name }, site.slug, domain)
        const nextBackupAt = nextDaily(id, now)
        const created = createEnvironment(
          site,
          { id, kind, name, hostId, hostName, suspended: limit.suspended, nextBackupAt },
          { epoch: epoch(), now },
        )
        await environments.add(created, session)
        const isPremium = [...all, created].some((each) => each.kind === 'premium-staging')
        append(tx, EnvironmentCreated, created, [environmentFact(created), siteRow(site, isPremium)])
        const copied = from && {
          input: { fromEnvironmentId: from.id, fromReleaseId: from.wish.activeReleaseId!, releaseId: newId(now) },
        }
        return operations.begin(tx, call, startedBy, { kind: 'create-environment', ...idsOf(created), ...copied })
      })
      return operations.answer(call, operationId, permission, 'sites.see')
    },

    async listEnvironments({ siteId }, call) {
      await authorize.onSite(call, siteId, 'sites.see')
      const all = await environments.ofSite(siteId)
      return { environments: all.map((environment) => environmentToWire(environment, wiring)) }
    },

    async getEnvironment({ environmentId }, call) {
      return environmentToWire(await known(call, environmentId), wiring)
    },

    async updateEnvironment({ environmentId, closedByPassword, indexing, ifVersion }, call) {
      await change(call, environmentId, async (tx, environment) => {
        checkPresentVersion(environment, ifVersion)
        const edit = { closed: closedByPassword, indexing }
        const { environment: edited, fields } = editEnvironment(environment, edit, epoch())
        if (fields.length === 0) return
        await environments.save(edited, tx.session)
        tx.append(EnvironmentChanged, { ...idsOf(edited), fields }, [])
      })
      return environmentToWire(await known(call, environmentId), wiring)
    },

    async getGate({ environmentId }, call) {
      const environment = await known(call, environmentId)
      await authorize.onSite(call, environment.siteId, useOf(environment), {
        environment: environmentForAccess(environment),
        reads: true,
      })
      return gateToWire(environment)
    },

    async renewGate({ environmentId }, call) {
      await change(call, environmentId, async (tx, environment) => {
        const renewed = renewGate(environment, epoch())
        await environments.save(renewed, tx.session)
        tx.append(EnvironmentChanged, { ...idsOf(renewed), fields: ['gate'] }, [])
      })
      return gateToWire(await known(call, environmentId))
    },

    async deleteEnvironment({ environmentId }, call) {
      // Also one that is gone: a repeat finds its first outcome.
      const { siteId, kind } = await seen(call, environmentId)
      const permission = kind === 'premium-staging' ? 'premium-staging.delete' : 'staging.delete'
      if (kind === 'live') {
        await authorize.onSite(call, siteId, permission)
        throw new DomainError('last-environment')
      }
      const startedBy = await starter(call, siteId)
      const { operationId } = await deed(call, { stream: `site/${siteId}`, siteId, permission }, async (tx) => {
        const { session, now } = tx
        const site = await sites.find(siteId, session)
        const all = await environments.ofSite(siteId, session)
        const environment = all.find(({ id }) => id === environmentId)
        if (!environment || site?.state !== 'present') throw new DomainError('not-found')
        const deleted = deleteEnvironment(environment, { epoch: epoch(), now, purgeAt: now + graceMs })
        await environments.save(deleted, session)
        if (kind === 'premium-staging') {
          const limit = (await limits.find(site.companyId, session))!
          await limits.save(free(limit, { sites: 0, premiumStagings: 1 }), limit, session)
        }
        const isPremium = all.some((each) => each.kind === 'premium-staging' && each.id !== environmentId)
        append(tx, EnvironmentDeleted, environment, [noEnvironmentFact(environment), siteRow(site, isPremium)])
        return operations.begin(tx, call, startedBy, { kind: 'delete-environment', ...idsOf(environment) })
      })
      return operations.answer(call, operationId, permission, 'sites.see')
    },
  }

  async function starter(call: Call, siteId: string) {
    const { standing } = await authorize.onSite(call, siteId, 'sites.see')
    return operations.starter(call, standing.companyId)
  }

  async function seen(call: Call, environmentId: string) {
    const found = isId(environmentId) ? await environments.find(environmentId) : undefined
    if (!found) throw new DomainError('not-found')
    await authorize.onSite(call, found.siteId, 'sites.see')
    return found
  }

  /** A present environment, for callers who see its site. To others it is not there. */
  async function known(call: Call, environmentId: string): Promise<PresentEnvironment> {
    const found = isId(environmentId) ? await environments.findPresent(environmentId) : undefined
    if (!found) throw new DomainError('not-found')
    await authorize.onSite(call, found.siteId, 'sites.see')
    return found
  }

  async function change(
    call: Call,
    environmentId: string,
    decide: (tx: Transaction, environment: PresentEnvironment) => Promise<void>,
  ): Promise<void> {
    const { siteId, ...environment } = await known(call, environmentId)
    const right = {
      stream: `site/${siteId}`,
      siteId,
      permission: useOf(environment),
      resource: { environment: environmentForAccess(environment) },
    } as const
    await deed(call, right, async (tx) => {
      const present = await environments.findPresent(environmentId, tx.session)
      if (!present) throw new DomainError('not-found')
      checkCompared(present, epoch())
      await decide(tx, present)
      return {}
    })
    wishes.wake([environmentId])
  }

  async function gateToWire(environment: PresentEnvironment) {
    if (!environment.wish.closed) throw new DomainError('gate-open')
    const { password, linkSecret } = await gateOf(environment)
    const visit = signVisit(linkSecret, Date.now() + VISIT_MS)
    return { password, link: `${urlOf(environment, wiring)}?${VISIT_PARAMETER}=${visit}` }
  }
}

function readName(given: string | undefined): string {
  const fault = given === undefined ? 'bad-form' : environmentNameFault(given)
  if (fault === 'reserved') throw new DomainError('reserved-name')
  if (!fault) return given!
  const detail = 'must be 1 to 20 lower-case letters, digits and single hyphens'
  throw new DomainError('bad-request', { errors: [{ pointer: '/name', detail }] })
}

/** The environment whose release is copied: the caller must be allowed to use it, too. */
function sourceOf(all: PresentEnvironment[], id: string, actor: DeedActor): PresentEnvironment {
  const source = all.find((each) => each.id === id)
  if (!source) throw new DomainError('not-found')
  actor.require(useOf(source), { environment: environmentForAccess(source) })
  if (source.wish.activeReleaseId === undefined) throw new DomainError('no-release')
  return source
}

function idsOf({ id, siteId, companyId }: PresentEnvironment) {
  return { companyId, siteId, environmentId: id }
}

function append(
  tx: Transaction,
  event: typeof EnvironmentCreated | typeof EnvironmentDeleted,
  environment: PresentEnvironment,
  facts: Parameters<Transaction['append']>[2],
): void {
  tx.append(event, { ...idsOf(environment), kind: kindToWire(environment) }, facts)
}
