import type { Letters } from '@holdfast/contracts/ledger'
import { type Ledger, letterHandlers } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import { companyLetters, type Occasion } from './letter-events.ts'

/**
 * Answers at the moment of sending who is still to be told, and what. Everything is read behind a fence, by a process
 * that is sure to be up to date: somebody who has left the company by then is told nothing.
 */
export function letterApi({
  ledger,
  companies,
  ...needs
}: Pick<Occasion, 'decide' | 'memberships' | 'invitations' | 'links'> & {
  ledger: Pick<Ledger, 'lookUp'>
  companies: Pick<CompanyStore, 'find'>
}): Handlers<typeof Letters> {
  return letterHandlers(async (request) => {
    const { stream, actor } = request
    const companyId = stream.replace('company/', '')
    const actorUserId = actor?.kind === 'KIND_USER' ? actor.id : ''
    const { found } = await ledger.lookUp(async (session) => {
      const company = await companies.find(companyId, session)
      return company && companyLetters.write(request, { ...needs, company, actorUserId, session })
    })
    return found ?? []
  })
}
