import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { OperationCancelled, type Operations } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Call, type Handlers, pageOf, readPage } from '@holdfast/runtime'
import { environmentForAccess, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { seenBy } from '../sites/site-api.ts'
import type { SiteStore } from '../sites/site-store.ts'
import { cancel, type Finished, isStartedBy, type Operation } from './operation.ts'
import { countEnded, type OperationCounts } from './operation-metrics.ts'
import type { OperationStore, WantedOperations } from './operation-store.ts'
import { kindToWire, operationToWire, statesFromWire } from './operation-wire.ts'

export function operationApi(needs: {
  ledger: Ledger
  authorize: Authorize
  operations: OperationStore
  environments: EnvironmentStore
  sites: SiteStore
  counts: OperationCounts
}): Handlers<typeof Operations> {
  const { ledger, authorize, operations, environments, sites, counts } = needs

  return {
    async getOperation({ operationId }, call) {
      const { operation, told } = await known(call, operationId)
      return operationToWire(operation, told)
    },

    async listOperations({ companyId, siteId, limit, after, states }, call) {
      const wanted = { states: statesFromWire(states) }
      if (siteId !== undefined) {
        const actor = await authorize.onSite(call, siteId, 'sites.see')
        return list({ ...wanted, of: { siteId } }, { limit, after }, () => actor.may('site-members.see'))
      }
      if (companyId === undefined) throw new DomainError('bad-request')
      const actor = await authorize.member(call, companyId)
      const siteIds = seenBy(actor)
      const { tenureOf } = tenures(actor)
      return list({ ...wanted, of: { companyId, siteIds } }, { limit, after }, ({ siteId: id }) =>
        actor.may('site-members.see', { site: { siteId: id, companyId, tenure: tenureOf(id) } }),
      )
    },

    async cancelOperation({ operationId }, call) {
      const { operation } = await known(call, operationId)
      return ledger
        .once(call, async () => {
          const { siteId, environmentId } = operation
          const environment = environmentId === undefined ? undefined : await environments.find(environmentId)
          const own = isStartedBy(operation, call)
          if (!own) {
            const about = environment ?? { kind: 'live' as const }
            await authorize.onSite(call, siteId, useOf(about), { environment: environmentForAccess(about) })
          }
          let ended: Finished | undefined
          const cancelled = await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
            const present = await operations.find(operationId, tx.session)
            if (!present) throw new DomainError('not-found')
            ended = cancel(present, tx.now)
            await operations.end(ended, tx.session)
            const { companyId, kind } = ended
            tx.append(OperationCancelled, { companyId, siteId, operationId, kind: kindToWire[kind] })
            return {}
          })
          if (ended) countEnded(counts, ended)
          return cancelled
        })
        .then(async () => {
          const after = await known(call, operationId)
          return operationToWire(after.operation, after.told)
        })
    },
  }

  async function list(
    wanted: WantedOperations,
    asked: { limit: number; after: string },
    isStarterShown: (operation: Operation) => boolean,
  ) {
    const place = 'siteId' in wanted.of ? wanted.of.siteId : wanted.of.companyId
    const page = readPage(asked, `operations/${place}`)
    const [rows, total] = await Promise.all([
      operations.list(wanted, { before: page.after, limit: page.limit + 1 }),
      operations.count(wanted),
    ])
    const { page: found, nextCursor } = pageOf(rows, page, ({ id }) => id)
    const present = await sites.findAll([...new Set(found.map((one) => one.siteId))])
    const names = new Map(present.map(({ id, name }) => [id, name]))
    const told = (one: Operation) => ({ isStarterShown: isStarterShown(one), siteName: names.get(one.siteId) })
    return { operations: found.map((one) => operationToWire(one, told(one))), nextCursor, total }
  }

  async function known(call: Call, operationId: string) {
    const operation = isId(operationId) ? await operations.find(operationId) : undefined
    if (!operation) throw new DomainError('not-found')
    const [site] = await sites.findAll([operation.siteId])
    const actor = await authorize.onSite(call, operation.siteId, 'sites.see').catch(async (error) => {
      // A site that is gone: whoever sees the sites of the company may know how its deletion went.
      const isGone = error instanceof DomainError && error.code === 'not-found' && !site
      if (!isGone) throw error
      return authorize(call, operation.companyId, 'sites.see')
    })
    const isStarterShown = actor.may('site-members.see') || isStartedBy(operation, call)
    return { operation, told: { isStarterShown, siteName: site?.name } }
  }
}

/** The tenures that a member's site roles name. */
function tenures({ standing }: { standing: { access: object } }) {
  const { siteRoles = [] } = standing.access as { siteRoles?: { siteId: string; tenure: number }[] }
  const byId = new Map(siteRoles.map(({ siteId, tenure }) => [siteId, tenure]))
  return { tenureOf: (siteId: string) => byId.get(siteId) ?? 0 }
}
