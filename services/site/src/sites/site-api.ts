import type { Actor, Authorize, Deed } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import type { Sites } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Transaction } from '@holdfast/ledger'
import { type Call, type Handlers, pageOf, readPage } from '@holdfast/runtime'
import type { EnvironmentStore, EnvironmentSummary } from '../environments/environment-store.ts'
import type { EnvironmentWiring } from '../environments/environment-wire.ts'
import type { Wishes } from '../hosts/wish-sending.ts'
import type { EntitlementSource } from '../limits/entitlement-source.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import type { Operations } from '../operations/operation-starting.ts'
import { editSite, type PresentSite, type Site } from './site.ts'
import type { DeleteSite } from './site-deleting.ts'
import type { MakeSite } from './site-making.ts'
import type { SiteStore, WantedSites } from './site-store.ts'
import { readSite, siteToWire } from './site-wire.ts'

type Answered = 'createSite' | 'getSite' | 'listSites' | 'updateSite' | 'deleteSite' | 'nameSites'

/** More labels in a search are refused: a site has fewer. */
const LABELS = 20
/** More characters in a search are refused: a name has fewer. */
const SEARCH = 80
const NAMES = 1_000

export function siteApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  sites: SiteStore
  environments: EnvironmentStore
  limits: LimitStore
  entitlements: EntitlementSource
  makeSite: MakeSite
  deleteSite: DeleteSite
  operations: Operations
  wishes: Pick<Wishes, 'wake'>
  chooseHost(): Promise<string>
  wiring: EnvironmentWiring
  /** For how many days a deleted site can be brought back. */
  restorableDays: number
}): Pick<Handlers<typeof Sites>, Answered> {
  const { authorize, deed, sites, environments, limits, entitlements, makeSite, deleteSite, operations } = needs
  const { chooseHost, wishes, wiring, restorableDays } = needs

  return {
    async createSite({ companyId, name, labels = [] }, call) {
      const { naming, labels: tidy } = readSite({ name, labels })
      const siteId = newId()
      await authorize.admit(call, companyId)
      const entitlement = await entitlements.neededFor(companyId, call.requestId)
      const hostId = await chooseHost()
      const startedBy = await operations.starter(call, companyId)
      const right = { stream: `site/${siteId}`, companyId, permission: 'site.create' } as const
      const made = await deed(call, right, async (tx) => {
        const wish = { ...naming!, siteId, companyId, labels: tidy!, hostId, entitlement }
        const { live } = await makeSite(tx, wish)
        const beginning = { kind: 'create-site', siteId, companyId, environmentId: live.id } as const
        return { siteId, ...(await operations.begin(tx, call, startedBy, beginning)) }
      })
      operations.wake(made.operationId)
      return present(call, made.siteId, made.operationId)
    },

    async getSite({ siteId }, call) {
      await authorize.onSite(call, siteId, 'sites.see')
      return shown(await presentSite(siteId))
    },

    async listSites({ companyId, limit, after, search, labels, order: wireOrder }, call) {
      const actor = await authorize.member(call, companyId)
      if (labels.length > LABELS) throw new DomainError('bad-request', { detail: `at most ${LABELS} labels` })
      if (search.length > SEARCH) throw new DomainError('bad-request', { detail: `at most ${SEARCH} characters` })
      const wanted: WantedSites = { companyId, search, labels, siteIds: seenBy(actor) }
      const order = wireOrder === 'SITE_ORDER_NAME' ? 'name' : 'newest'
      const page = readPage({ limit, after }, `sites/${companyId}/${order}`)
      const rows = await sites.list(wanted, { after: page.after, limit: page.limit + 1, order })
      const isWhole = page.after === '' && rows.length <= page.limit
      const total = isWhole ? rows.length : await count(wanted)
      const { page: found, nextCursor } = pageOf(rows, page, ({ id }) => id)
      const bySite = await environments.summaries(found.map(({ id }) => id))
      // A list leaves the environments out.
      const summaries = found.map((site) => siteToWire(site, aboutAll(bySite.get(site.id) ?? []), wiring))
      return { sites: summaries, nextCursor, total }
    },

    async updateSite({ siteId, name, labels, ifVersion }, call) {
      const edit = readSite({ ...(name !== undefined && { name }), ...(labels && { labels: labels.labels ?? [] }) })
      const right = { stream: `site/${siteId}`, siteId, permission: 'site.label' } as const
      await deed(call, right, async (tx, actor) => {
        const site = await presentSite(siteId, tx)
        checkPresentVersion(site, ifVersion)
        const { naming } = edit
        const isTaken = naming && (await sites.isNameTaken(actor.companyId, naming.foldedName, siteId, tx.session))
        if (isTaken) throw new DomainError('name-taken')
        await sites.save(editSite(site, edit), [], tx)
        return {}
      })
      return present(call, siteId)
    },

    async deleteSite({ siteId, ifVersion }, call) {
      const right = { stream: `site/${siteId}`, siteId, permission: 'site.delete' } as const
      let deleted: string[] = []
      const answer = await deed(call, right, async (tx, actor) => {
        const site = await presentSite(siteId, tx)
        checkPresentVersion(site, ifVersion)
        const all = await environments.ofSite(siteId, tx.session)
        // The facts that were asked may be older than this transaction.
        actor.require('site.delete', { paysPremiumStaging: all.some(({ kind }) => kind === 'premium-staging') })
        await deleteSite(tx, site, all)
        deleted = all.map(({ id }) => id)
        return {}
      })
      wishes.wake(deleted)
      return answer
    },

    async nameSites({ companyId, siteIds }, call) {
      if (siteIds.length > NAMES) throw new DomainError('bad-request', { detail: `at most ${NAMES} sites` })
      const seen = seenBy(await authorize.member(call, companyId))
      const found = await sites.findAll(seen ? siteIds.filter((id) => seen.includes(id)) : siteIds)
      return {
        sites: found.filter((site) => site.companyId === companyId).map(({ id, name }) => ({ siteId: id, name })),
      }
    },
  }

  /** All sites of a company are counted already: in its limit, by every creation and deletion. */
  async function count(wanted: WantedSites): Promise<number> {
    const { companyId, siteIds, search, labels } = wanted
    if (siteIds || search || labels.length > 0) return sites.count(wanted)
    return (await limits.find(companyId))?.sites.used ?? 0
  }

  async function present(call: Call, siteId: string, operationId?: string) {
    const site = await sites.find(siteId)
    if (site?.state !== 'present') throw new DomainError('already-done')
    await authorize.afterwards(call, site.companyId, 'sites.see', 'site.create', 'site.label')
    return shown(site, operationId)
  }

  async function shown(site: Site, operationId?: string) {
    const all = await environments.ofSite(site.id)
    return siteToWire(site, { ...aboutAll(all), environments: all, operationId, restorableDays }, wiring)
  }

  async function presentSite(siteId: string, tx?: Transaction): Promise<PresentSite> {
    const site = await sites.find(siteId, tx?.session)
    if (site?.state !== 'present') throw new DomainError('not-found')
    return site
  }
}

/** What a site is by its environments. */
function aboutAll(environments: EnvironmentSummary[]) {
  return {
    suspended: environments.some(({ wish }) => wish.suspended),
    paysPremiumStaging: environments.some(({ kind }) => kind === 'premium-staging'),
  }
}

/** The sites that a member may see: their own ones, or undefined where a company role reaches all. */
export function seenBy(actor: Actor): string[] | undefined {
  const { access, companyId } = actor.standing
  if ('companyRole' in access) {
    actor.require('sites.see')
    return undefined
  }
  return access.siteRoles
    .filter(({ siteId, tenure }) => actor.may('sites.see', { site: { siteId, companyId, tenure } }))
    .map(({ siteId }) => siteId)
}

export function checkPresentVersion(present: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
