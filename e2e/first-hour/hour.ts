import type { Mailbox } from '../support/mailbox.ts'
import type { Person, Profile } from '../support/person.ts'
import type { Steps } from '../support/steps.ts'

/** The state that the sections share. Each section goes on from the state that the sections before it left. */
export interface Hour extends Pick<Steps, 'step' | 'check'> {
  api: string
  mailbox: Mailbox
  /** A new person, who is not signed up yet. */
  person(name: string, profile: Omit<Profile, 'email'> & { email?: string }): Person
  startedAt: number
  /** Founds the company. */
  ada: Person
  /** Reads French; is invited, becomes administrator, and owns the company for a while. */
  gaston: Person
  /** Reads Swedish; pays the bills. */
  signe: Person
  /** Belongs to no company of the others. */
  mallory: Person
  /** Joins by a copied link, and leaves. */
  paul?: Person
  /** Signs up by a mailed invitation; is removed. */
  mia?: Person
  /** Of the platform's staff; signed in, if the system has an operator's address. */
  operator?: Person
  /** Invited by Ada. The invitation is sent again in a late section. */
  late?: { email: string; invitationId: string; token: string }
  /** The company that Ada founds. */
  company?: { companyId: string; name: string }
}

/** The company that an earlier section founded. */
export function companyOf(hour: Hour): { companyId: string; name: string; path: string } {
  if (!hour.company) throw new Error('no company was founded')
  return { ...hour.company, path: `/v1/companies/${hour.company.companyId}` }
}
