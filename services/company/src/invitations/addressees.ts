import { isEmail, normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** What can be said of an address before anybody is asked who has it. */
export type Addressee = { email: string; key: string } & (
  | { refusal?: undefined }
  | { refusal: 'invalid' | 'duplicate' | 'own-address' }
)

/**
 * Sorts the addresses of one call, in their order; the first of two that are the same counts.
 * @param own the inviter's own address
 */
export function sortAddressees(emails: string[], own: string): Addressee[] {
  if (emails.length < 1 || emails.length > 10) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/emails', detail: 'must be 1 to 10 addresses' }] })
  }
  const seen = new Set<string>()
  return emails.map((typed) => {
    const addressee = { email: typed.trim(), key: normalEmail(typed) }
    if (!isEmail(addressee.email)) return { ...addressee, refusal: 'invalid' }
    if (seen.has(addressee.key)) return { ...addressee, refusal: 'duplicate' }
    seen.add(addressee.key)
    return addressee.key === normalEmail(own) ? { ...addressee, refusal: 'own-address' } : addressee
  })
}

const AGAIN_AFTER_SECONDS = 3_600

/**
 * No company is a way to fill mailboxes. Throws `too-many-requests` when the mails of the last day and these would be
 * too many, for all or for one address.
 * @param sent by address key
 */
export function checkMails(
  sent: Map<string, number>,
  keys: string[],
  { perDay, perAddress }: { perDay: number; perAddress: number },
): void {
  const total = [...sent.values()].reduce((sum, mails) => sum + mails, 0)
  const isTooMuch = total + keys.length > perDay || keys.some((key) => (sent.get(key) ?? 0) >= perAddress)
  if (isTooMuch) throw new DomainError('too-many-requests', { retryAfter: AGAIN_AFTER_SECONDS })
}
