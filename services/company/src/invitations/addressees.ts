import { canonicalEmail, normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/**
 * One address of an invitation call, as far as it can be judged without asking identity whose it is. It is canonical
 * unless it is invalid.
 */
export type Addressee = { email: string } & (
  | { refusal?: undefined }
  | { refusal: 'invalid' | 'duplicate' | 'own-address' }
)

/**
 * Reads the addresses of one call, in their order, and marks those that are refused. If two addresses are equal, the
 * second is refused.
 * @param own the inviter's own address
 */
export function readAddressees(emails: string[], own: string): Addressee[] {
  if (emails.length < 1 || emails.length > 10) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/emails', detail: 'must be 1 to 10 addresses' }] })
  }
  const seen = new Set<string>()
  return emails.map((typed) => {
    const email = canonicalEmail(typed)
    if (email === undefined) return { email: typed, refusal: 'invalid' }
    if (seen.has(email)) return { email, refusal: 'duplicate' }
    seen.add(email)
    return email === normalEmail(own) ? { email, refusal: 'own-address' } : { email }
  })
}

const AGAIN_AFTER_SECONDS = 3_600

/**
 * Keeps companies and users from flooding mailboxes. Throws `too-many-requests` when the mails of the last day and the
 * new ones exceed the limit of the company or of the user, or of one address, be it by mails of this company or of all.
 * The refusal of an address does not tell which of the two, nor when it ends, so that it tells little about others.
 * @param sent the company's mails of the last day, by address
 * @param addresses the addresses of the new mails, in their order in the request; undefined for those that get none
 * @param exceeded what the budgets over all companies say
 */
export function checkMails(
  sent: Map<string, number>,
  addresses: (string | undefined)[],
  exceeded: { bySender: boolean; addresses: string[] },
  { perDay, perAddress }: { perDay: number; perAddress: number },
): void {
  const total = [...sent.values()].reduce((sum, mails) => sum + mails, 0)
  const isFull = (address: string) => (sent.get(address) ?? 0) >= perAddress || exceeded.addresses.includes(address)
  const errors = addresses.flatMap((address, index) =>
    address !== undefined && isFull(address)
      ? [{ pointer: `/emails/${index}`, detail: 'gets no more invitations today' }]
      : [],
  )
  const mails = addresses.filter((address) => address !== undefined).length
  if (errors.length === 0 && !exceeded.bySender && total + mails <= perDay) return
  throw new DomainError('too-many-requests', { retryAfter: AGAIN_AFTER_SECONDS, errors })
}
