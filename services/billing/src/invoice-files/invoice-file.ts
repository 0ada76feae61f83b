import { createHash } from 'node:crypto'

/** Calls between services carry 4 MB. */
export const largestFile = 3_500_000

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
