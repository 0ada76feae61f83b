import type { CompanyAccess } from '@holdfast/access/company'
import type { Letters } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Ledger, letterHandlers } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { SiteStore } from '../sites/site-store.ts'
import { type Occasion, siteLetters } from './letter-events.ts'

/**
 * Writes the letters of an entry at the moment of sending. What is this service's own is read behind a fence; what people
 * are in the company is asked anew. Whoever does not see the site any more gets no letter.
 */
export function letterApi({
  ledger,
  sites,
  access,
  ...needs
}: Pick<Occasion, 'environments' | 'operations' | 'backups' | 'releases' | 'administratorsOf'> & {
  ledger: Pick<Ledger, 'lookUp' | 'read'>
  sites: Pick<SiteStore, 'find'>
  access: Pick<CompanyAccess, 'check'>
}): Handlers<typeof Letters> {
  return letterHandlers(ledger, async (entry) => {
    const siteId = entry.stream.replace('site/', '')
    const { found } = await ledger.lookUp(async (session) => {
      const site = await sites.find(siteId, session)
      if (site?.state !== 'present') return []
      const maySee = (userId: string) => sees(userId, site)
      return siteLetters.write(entry, { ...needs, site, session, maySee })
    })
    return found
  })

  async function sees(userId: string, { id: siteId, companyId }: { id: string; companyId: string }): Promise<boolean> {
    const verdict = await access.check('sites.see', userId, companyId, { siteId })
    // The letter is asked for again later.
    if (verdict === 'unknown') throw new DomainError('access-unknown')
    return verdict === 'allowed'
  }
}
