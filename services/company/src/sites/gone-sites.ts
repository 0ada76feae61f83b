import { isId } from '@holdfast/contracts'
import { SiteDeleted } from '@holdfast/contracts/site'
import type { Ledger, OwningFollowOptions } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import { tidySite } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { GoneSite, SiteGuards } from './site-guard-store.ts'

const SITES = 20
const MEMBERS = 50

/** What company does about the entries of sites: a site that is deleted gets no roles any more. */
export function followSites(guards: SiteGuards): Pick<OwningFollowOptions, 'streamOf' | 'apply'> {
  return {
    streamOf: ({ type, data }) =>
      type === SiteDeleted.type ? `company/${checked(SiteDeleted.decode(data)).companyId}` : undefined,
    async apply({ data }, { session, now }) {
      const { siteId, tenure } = checked(SiteDeleted.decode(data))
      await guards.markGone({ siteId, tenure }, now, session)
    },
  }
}

function checked(deleted: SiteDeleted): SiteDeleted {
  if (!isId(deleted.siteId) || !isId(deleted.companyId)) throw new TypeError('the entry names no site')
  return deleted
}

/**
 * The sweep task that takes the roles on gone sites out of memberships. They have not counted since the site was gone;
 * this only tidies up, and ends memberships without any role left. Every process runs it; each step can be taken twice.
 * @returns whether there may be more to tidy
 */
export function createGoneRoles(needs: {
  ledger: Ledger
  guards: SiteGuards
  memberships: MembershipStore
  signer: Signer
}): () => Promise<boolean> {
  const { ledger, guards, memberships, signer } = needs

  return async () => {
    const sites = await guards.untidied(SITES)
    for (const site of sites) await tidy(site)
    return sites.length === SITES
  }

  async function tidy(site: GoneSite) {
    for (;;) {
      const rows = await memberships.onGoneSite(site, MEMBERS)
      const [first] = rows
      // All grants of this tenure were committed before the guard was marked, so they are found here.
      if (!first) return guards.tidied(site)
      const { companyId } = first
      const call = asService(signer, crypto.randomUUID())
      await ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
        const ids = rows.filter((row) => row.companyId === companyId).map(({ userId }) => userId)
        const members = await memberships.findAll(companyId, ids, tx.session)
        for (const member of members) await memberships.put(tidySite(member, site), tx)
        return {}
      })
    }
  }
}
