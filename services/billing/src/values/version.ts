import { DomainError } from '@holdfast/errors'

/** Throws `changed-meanwhile` when the caller decided on another version than the present one. */
export function checkIsVersion(present: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
