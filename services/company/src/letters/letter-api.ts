import type { Letters } from '@holdfast/contracts/ledger'
import { type Ledger, letterHandlers } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import type { SiteNames } from '../sites/site-names.ts'
import { companyLetters, type Occasion } from './letter-events.ts'

const MOST_NAMES = 20

/**
 * Writes the letters of an entry at the moment of sending. Everything is read behind a fence and is therefore up to
 * date: a member who has left the company by then gets no letter.
 */
export function letterApi({
  ledger,
  companies,
  siteNames,
  ...needs
}: Pick<Occasion, 'decide' | 'sites' | 'memberships' | 'invitations' | 'links'> & {
  ledger: Pick<Ledger, 'lookUp' | 'read'>
  companies: Pick<CompanyStore, 'find'>
  siteNames: SiteNames
}): Handlers<typeof Letters> {
  return letterHandlers(ledger, async (entry) => {
    const { stream, actor, requestId } = entry
    const companyId = stream.replace('company/', '')
    const actorUserId = actor?.kind === 'KIND_USER' ? actor.id : ''
    const namesOf = async (siteIds: string[]) => {
      const names = [...(await siteNames.describe(companyId, siteIds, requestId)).values()]
      return [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ')
    }
    const { found } = await ledger.lookUp(async (session) => {
      const company = await companies.find(companyId, session)
      return company && companyLetters.write(entry, { ...needs, namesOf, company, actorUserId, session })
    })
    return found ?? []
  })
}
