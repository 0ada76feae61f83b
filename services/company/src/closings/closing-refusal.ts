import { DomainError } from '@holdfast/errors'

const refusals = ['company-has-sites', 'company-owes', 'closing-withdrawn'] as const

/** Why a company is not closed. */
export type ClosingRefusal = (typeof refusals)[number]

export function isClosingRefusal(error: unknown): error is DomainError & { code: ClosingRefusal } {
  return error instanceof DomainError && refusals.some((code) => code === error.code)
}

/** The code with which another service refused a wish to close. Throws `unavailable` if it is not known what came of it. */
export function closingRefusalOf(error: unknown): ClosingRefusal {
  if (!isClosingRefusal(error)) throw new DomainError('unavailable')
  return error.code
}
