import { createHash } from 'node:crypto'

/** Calls between services carry 4 MB: so many bytes the files in one have at most. */
export const mostFileBytes = 3_500_000

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
