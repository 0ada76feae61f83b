import { textFault, textLengths, tidyText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** Returns the reason of an operator's act, tidied, for the ledger. Throws `reason-needed`. */
export function reasonOf(text: string): string {
  const fault = textFault(text, textLengths.reason)
  if (fault) throw new DomainError('reason-needed', { detail: `The reason ${fault}` })
  return tidyText(text)
}
