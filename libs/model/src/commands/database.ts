import { DomainError } from '@holdfast/errors'
import type { Chance } from '../simulation/chance.ts'
import type { Process } from '../simulation/process.ts'
import type { Schedule } from '../simulation/schedule.ts'

export interface Tx {
  /** A document as it was when the transaction began. */
  get<T>(key: string): T | undefined
  /** All documents of a kind, named by the part of their keys up to the slash. */
  all<T>(prefix: string): [string, T][]
  put(key: string, value: unknown): void
  drop(key: string): void
  /** An entry of the ledger. */
  append(entry: unknown): void
}

/** `unknown`: the process does not learn whether it was committed. */
export type Settled<T> = { done: T } | { refused: string } | 'unknown'

/**
 * A database with the isolation of MongoDB: a transaction reads one snapshot, and conflicts with another one only where
 * both write the same document. So two that read the same and write different documents both commit. A ledger's
 * transaction also writes the head of its stream.
 */
export interface Database<Entry> {
  readonly ledger: Entry[]
  read<T>(key: string): T | undefined
  all<T>(prefix: string): [string, T][]
  transact<T>(process: Process, stream: string, decide: (tx: Tx) => T, done: (settled: Settled<T>) => void): void
}

const TRIES = 8

export function createDatabase<Entry>(
  schedule: Schedule,
  chance: Chance,
  committed: (entries: Entry[]) => void,
): Database<Entry> {
  /** By the part of the key before the slash. */
  const kinds = new Map<string, Map<string, unknown>>()
  const versions = new Map<string, number>()
  const ledger: Entry[] = []
  const documentsLike = (key: string) => {
    const kind = key.slice(0, key.indexOf('/'))
    const documents = kinds.get(kind) ?? new Map<string, unknown>()
    kinds.set(kind, documents)
    return documents
  }
  const read = <T>(key: string) => documentsLike(key).get(key) as T | undefined
  const all = <T>(prefix: string) => [...documentsLike(prefix)] as [string, T][]

  return {
    ledger,
    read,
    all,
    transact(process, stream, decide, done) {
      attempt(1)

      function attempt(tries: number) {
        const writes = new Map<string, unknown>([[`head/${stream}`, undefined]])
        const entries: Entry[] = []
        const tx: Tx = {
          get: <T>(key: string) => (writes.has(key) ? (writes.get(key) as T | undefined) : read<T>(key)),
          all,
          put: (key, value) => void writes.set(key, value),
          drop: (key) => void writes.set(key, undefined),
          append: (entry) => void entries.push(entry as Entry),
        }
        let result: ReturnType<typeof decide>
        try {
          result = decide(tx)
        } catch (error) {
          if (!(error instanceof DomainError)) throw error
          const { code } = error
          return process.after(latency(), () => done({ refused: code }))
        }
        const seen = new Map([...writes.keys()].map((key) => [key, versions.get(key)]))
        schedule.at(schedule.now() + latency(), () => {
          if ([...seen].some(([key, version]) => versions.get(key) !== version)) {
            if (tries === TRIES) return process.after(0, () => done('unknown'))
            return process.after(chance.between(1, 20) * tries, () => attempt(tries + 1))
          }
          for (const [key, value] of writes) {
            versions.set(key, (versions.get(key) ?? 0) + 1)
            if (value === undefined) documentsLike(key).delete(key)
            else documentsLike(key).set(key, value)
          }
          ledger.push(...entries)
          committed(entries)
          const isLost = chance.is(0.01)
          process.after(latency(), () => done(isLost ? 'unknown' : { done: result }))
        })
      }
    },
  }

  function latency() {
    return chance.is(0.05) ? chance.between(20, 600) : chance.between(0.5, 4)
  }
}
