import { AccessChanged, InvitationSent } from '@holdfast/contracts/company'
import type { Connection } from 'mongoose'
import { until } from '../support/until.ts'
import type { Replay } from './companies.ts'
import type { SiteReplay } from './sites.ts'
import type { StoredLedger } from './stored-ledger.ts'

/**
 * Compares the roles that company has given with the sites that there were: each named a site of that company, in a
 * tenure that it has had, and none of those that members have now is on a site that is gone. Returns the problems, one
 * line each, and how many roles were compared.
 */
export function checkSiteRoles(
  company: Pick<StoredLedger, 'entries'>,
  { companies }: Pick<Replay, 'companies'>,
  { sites }: Pick<SiteReplay, 'sites'>,
): { given: number; standing: number; wrong: string[] } {
  const wrong: string[] = []
  let [given, standing] = [0, 0]
  for (const { entry } of company.entries.flat()) {
    const about =
      entry.type === AccessChanged.type
        ? AccessChanged.decode(entry.data)
        : entry.type === InvitationSent.type
          ? InvitationSent.decode(entry.data)
          : undefined
    if (!about) continue
    const access = 'access' in about ? about.access : about.after
    for (const { siteId, tenure } of access?.siteRoles?.grants ?? []) {
      given++
      const site = sites.get(siteId)
      const isTheirs = site?.companyId === about.companyId && tenure >= 1 && tenure <= site.tenure
      if (!isTheirs) wrong.push(`${entry.shard}/${entry.seq} of ${entry.stream}: a role on ${siteId}, tenure ${tenure}`)
    }
  }
  for (const [companyId, { members }] of companies) {
    for (const [userId, member] of members) {
      for (const grant of member.matchAll(/([0-9a-f-]{36}):[a-z]+@(\d+)/g)) {
        standing++
        const site = sites.get(grant[1]!)
        const counts = site?.state === 'present' && site.companyId === companyId && site.tenure === Number(grant[2])
        if (!counts) wrong.push(`${userId} of ${companyId} has a role that does not count: ${grant[0]}`)
      }
    }
  }
  return { given, standing, wrong }
}

/** Waits until company has taken note of every deletion in site's ledger, and has tidied up the roles there. */
export async function settleSiteRoles(company: Connection, { sites }: Pick<SiteReplay, 'sites'>): Promise<void> {
  const guards = company.db!.collection<{ _id: string; gone: number; untidiedSince?: number }>('site_guards')
  const gone = [...sites].filter(([, { state }]) => state !== 'present')
  await until(
    'company has tidied up the roles on sites that are gone',
    async () => {
      const found = new Map((await guards.find().toArray()).map((guard) => [guard._id, guard]))
      const isKnown = gone.every(([id, { tenure }]) => (found.get(id)?.gone ?? 0) >= tenure)
      const isTidy = [...found.values()].every(({ untidiedSince }) => untidiedSince === undefined)
      return isKnown && isTidy ? true : undefined
    },
    { seconds: 60, everyMs: 250 },
  )
}
