import { canonicalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** The address in its canonical form. Throws `bad-request` if the text is no address. */
export function readEmail(text: string): string {
  const email = canonicalEmail(text)
  if (email === undefined) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/email', detail: 'not an e-mail address' }] })
  }
  return email
}
