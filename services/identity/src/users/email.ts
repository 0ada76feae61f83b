import { isEmail, normalEmail } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** The normal form, or `bad-request` when it is no address. */
export function readEmail(text: string): string {
  const email = normalEmail(text)
  if (!isEmail(email)) {
    throw new DomainError('bad-request', { errors: [{ pointer: '/email', detail: 'not an e-mail address' }] })
  }
  return email
}
