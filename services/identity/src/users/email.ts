import { DomainError } from '@holdfast/errors'

// What everybody's mail server accepts, not all that RFC 5322 allows: one @, no blanks, no control or quoting characters.
const ADDRESS = /^[^\s@"(),:;<>[\]\\\p{C}]+@[^\s@"(),:;<>[\]\\\p{C}]+\.[^\s@"(),:;<>[\]\\\p{C}.]+$/u

/** The one form of an address in which addresses are kept and compared. */
export function normalEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/** The normal form, or `bad-request` when it is no address. */
export function readEmail(text: string): string {
  const email = normalEmail(text)
  if (email.length > 254 || email.indexOf('@') > 64 || !ADDRESS.test(email)) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/email', detail: 'not an e-mail address' }] })
  }
  return email
}

/** "a…@example.com": enough for its owner to recognise. */
export function maskedEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${[...local][0] ?? ''}…@${domain}`
}
