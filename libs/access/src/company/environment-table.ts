import { wordAt } from '../grants/id-hash.ts'
import { ID_WORDS, IdTable } from '../grants/id-table.ts'
import type { EnvironmentKind } from '../permissions.ts'

/** The kinds of environments by site and environment, in about 50 bytes each: a process may hold very many. */
export interface EnvironmentTable {
  /** Throws if the environment belongs to another site: an environment never moves. */
  put(siteId: Uint8Array, environmentId: Uint8Array, kind: EnvironmentKind): void
  drop(siteId: Uint8Array, environmentId: Uint8Array): void
  clear(): void
  kindOf(siteId: Uint8Array, environmentId: Uint8Array): EnvironmentKind | undefined
  readonly bytes: number
}

// Positions in a record, which begins with the id of the environment.
const SITE = ID_WORDS
const KIND = SITE + ID_WORDS
const WORDS = KIND + 1

const kinds: readonly EnvironmentKind[] = ['live', 'staging', 'premium-staging']

export function createEnvironmentTable(): EnvironmentTable {
  let table = new IdTable(WORDS)

  return {
    put(siteId, environmentId, kind) {
      const known = table.find(environmentId)
      if (known >= 0 && !isOf(known, siteId)) throw new TypeError('the environment belongs to another site')
      const environment = known >= 0 ? known : table.intern(environmentId)
      for (let i = 0; i < ID_WORDS; i++) table.set(environment, SITE + i, wordAt(siteId, i * 4))
      table.set(environment, KIND, kinds.indexOf(kind))
    },
    drop(siteId, environmentId) {
      const environment = table.find(environmentId)
      if (environment >= 0 && isOf(environment, siteId)) table.remove(environment)
    },
    clear() {
      table = new IdTable(WORDS)
    },
    kindOf(siteId, environmentId) {
      const environment = table.find(environmentId)
      return environment >= 0 && isOf(environment, siteId) ? kinds[table.word(environment, KIND)] : undefined
    },
    get bytes() {
      return table.bytes
    },
  }

  function isOf(environment: number, siteId: Uint8Array): boolean {
    for (let i = 0; i < ID_WORDS; i++) {
      if (table.word(environment, SITE + i) !== wordAt(siteId, i * 4)) return false
    }
    return true
  }
}
