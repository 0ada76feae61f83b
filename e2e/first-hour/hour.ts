import type { Mailbox } from '../support/mailbox.ts'
import type { Person, Profile } from '../support/person.ts'
import type { Steps } from '../support/steps.ts'

/** What the sections share, in their order: each finds what those before left. */
export interface Hour extends Pick<Steps, 'step' | 'check'> {
  api: string
  mailbox: Mailbox
  /** Somebody new, not signed up yet. */
  person(name: string, profile: Omit<Profile, 'email'> & { email?: string }): Person
  startedAt: number
  /** Founds the company. */
  ada: Person
  /** Reads French; is invited, rises, and owns the company for a while. */
  gaston: Person
  /** Reads Swedish; pays the bills. */
  signe: Person
  /** Has no business with any of them. */
  mallory: Person
  /** Joins by a copied link, and leaves. */
  paul?: Person
  /** Signs up by a mailed invitation; is removed. */
  mia?: Person
  /** Invited by Ada, and in no hurry. */
  late?: { email: string; invitationId: string; token: string }
  /** Ada's. */
  company?: { companyId: string; name: string }
}

/** The company that an earlier section founded. */
export function companyOf(hour: Hour): { companyId: string; name: string; path: string } {
  if (!hour.company) throw new Error('no company was founded')
  return { ...hour.company, path: `/v1/companies/${hour.company.companyId}` }
}

export const address = { line1: '12 Rue du Quai', postalCode: '69002', city: 'Lyon', country: 'FR' }

/** An id that nothing has. */
export const NOBODY = '01990000-0000-7000-8000-000000000000'
