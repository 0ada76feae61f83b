import { REASON_LENGTH } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** Returns the reason of an operator's act without spaces around it, for the ledger. Throws `reason-needed`. */
export function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason === '' || reason.length > REASON_LENGTH) {
    throw new DomainError('reason-needed', { detail: `1 to ${REASON_LENGTH} characters` })
  }
  return reason
}
