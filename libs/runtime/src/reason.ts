import { REASON_LENGTH } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** The reason of an operator's act, without spaces around it, or `reason-needed`. It stands in the ledger for good. */
export function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason === '' || reason.length > REASON_LENGTH) {
    throw new DomainError('reason-needed', { detail: `1 to ${REASON_LENGTH} characters` })
  }
  return reason
}
