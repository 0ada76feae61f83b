import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { limit } from './limit.ts'

const derive = promisify(argon2)

// OWASP's Password Storage Cheat Sheet: 19 MiB, 2 passes, 1 lane.
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** Few at once, because each hashing takes 19 MiB and one core for tens of milliseconds. */
const AT_ONCE = 2
const WAITING = 100
/** A caller who waited longer has probably given up. */
const PATIENCE_MS = 6_000

export interface PasswordHashes {
  /** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
  hash(password: string): Promise<string>
  /** Is it this password? Takes just as long without a hash, so that the time does not tell whether the user exists. */
  verify(password: string, hash: string | null | undefined): Promise<boolean>
  /** Was the hash made with other parameters than the present ones? */
  isOutdated(hash: string): boolean
}

/** Hashes passwords, two at a time. Throws `overloaded` if too many callers wait, or if one has waited too long. */
export function createPasswordHashes(cost = COST, patienceMs = PATIENCE_MS): PasswordHashes {
  const limited = limit(AT_ONCE, WAITING, patienceMs)
  const nobody = randomBytes(SALT_BYTES)

  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES)
      const hash = await limited(() => compute(password, salt, HASH_BYTES, cost))
      return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(salt)}$${plain(hash)}`
    },
    async verify(password, hash) {
      const parsed = hash ? parse(hash) : undefined
      const { salt, expected, ...its } = parsed ?? { salt: nobody, expected: Buffer.alloc(HASH_BYTES), ...cost }
      const found = await limited(() => compute(password, salt, expected.length, its))
      return timingSafeEqual(found, expected) && parsed !== undefined
    },
    isOutdated(hash) {
      const { memory, passes, parallelism } = parse(hash)
      return memory !== cost.memory || passes !== cost.passes || parallelism !== cost.parallelism
    },
  }
}

type Cost = Pick<Argon2Parameters, 'memory' | 'passes' | 'parallelism'>

function compute(password: string, nonce: Buffer, tagLength: number, cost: Cost): Promise<Buffer> {
  // Two keyboards of one person may encode the same text differently. RFC 8265 says how to compare such texts.
  return derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength, ...cost })
}

function parse(hash: string) {
  const match = PHC.exec(hash)
  if (!match) throw new Error('not an argon2id PHC string')
  const [, memory, passes, parallelism, salt = '', expected = ''] = match
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    expected: Buffer.from(expected, 'base64'),
  }
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
