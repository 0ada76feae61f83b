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
 * Keeps a company from flooding mailboxes. Throws `too-many-requests` when the mails of the last day and the new ones
 * exceed the limit of the company, or of one address.
 * @param sent the mails of the last day, by address
 * @param addresses the addresses of the new mails
 */
export function checkMails(
  sent: Map<string, number>,
  addresses: string[],
  { perDay, perAddress }: { perDay: number; perAddress: number },
): void {
  const total = [...sent.values()].reduce((sum, mails) => sum + mails, 0)
  const isTooMuch = total + addresses.length > perDay || addresses.some((one) => (sent.get(one) ?? 0) >= perAddress)
  if (isTooMuch) throw new DomainError('too-many-requests', { retryAfter: AGAIN_AFTER_SECONDS })
}
