import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import type { LetterTemplates, LetterValues } from '@holdfast/ledger'

/**
 * Every template that site uses, and the values that it fills in. All values are text; times are milliseconds since 1970.
 * `kind` is a kind of operations.
 */
export const templates = {
  /** To whoever started it. */
  'operation-failed': ['siteName', 'environmentName?', 'kind', 'startedAt', 'reference'],
  /** To the administrators of the company, whoever made the backup, and whoever made the release that it saved. */
  'backup-not-proved': ['siteName', 'environmentName', 'madeAt'],
} as const satisfies LetterTemplates

export type Templates = typeof templates

export function letter<Name extends keyof Templates>(
  recipient: { userId: string },
  template: Name,
  values: LetterValues<Templates[Name]>,
): LetterDescriptionInput {
  return { ...recipient, template, token: '', values: values as Record<string, string> }
}
