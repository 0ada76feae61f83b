import type { StoredLedger } from '../history/stored-ledger.ts'

export const COUNTING_DATABASE = 'holdfast_counting'

export interface CountedEntry {
  /** "owner/shard/seq" */
  _id: string
  times: number
}

export interface CountedStream {
  /** "owner/stream" */
  _id: string
  entries: number
  version: number
  /** How often an entry did not follow the one before it. */
  disorder: number
}

/** Checks that each entry of the ledgers was counted once, and in order. Returns the problems, one line each. */
export function checkCounted(ledgers: StoredLedger[], entries: CountedEntry[], streams: CountedStream[]): string[] {
  const wrong: string[] = []
  const counted = new Map(entries.map(({ _id, times }) => [_id, times]))
  const versions = new Map(streams.map((stream) => [stream._id, stream]))
  for (const ledger of ledgers) {
    for (const { entry } of ledger.entries.flat()) {
      const id = `${ledger.owner}/${entry.shard}/${entry.seq}`
      const times = counted.get(id) ?? 0
      if (times !== 1) wrong.push(`counting: ${id} took effect ${times} times`)
      counted.delete(id)
    }
    for (const [stream, version] of ledger.versions) {
      const id = `${ledger.owner}/${stream}`
      const { entries = 0, version: last = 0, disorder = 0 } = versions.get(id) ?? {}
      if (entries !== version || last !== version) wrong.push(`counting: ${id} has ${entries} of ${version} entries`)
      if (disorder > 0) wrong.push(`counting: ${id} was out of order ${disorder} times`)
      versions.delete(id)
    }
  }
  for (const id of counted.keys()) wrong.push(`counting: ${id} took effect and is not in the ledger`)
  for (const id of versions.keys()) wrong.push(`counting: ${id} is no stream of the ledger`)
  return wrong
}
