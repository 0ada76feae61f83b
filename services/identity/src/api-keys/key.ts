import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { API_KEY_PREFIX } from '@holdfast/contracts'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const RANDOM_BYTES = 32
/** As many digits as the largest of that many bytes needs. */
const BODY_LENGTH = 43
const CHECKSUM_LENGTH = 6
const KEY = new RegExp(`^${API_KEY_PREFIX}([0-9A-Za-z]{${BODY_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`)

/**
 * "hfk_", 32 random bytes, a CRC-32, in digits and letters alone: a double click takes all of it, scanners for leaked
 * secrets know it, mistypings are found without a look-up.
 */
export function writeKey(random: Buffer): string {
  if (random.length !== RANDOM_BYTES) throw new TypeError(`${RANDOM_BYTES} random bytes`)
  const body = toDigits(BigInt(`0x${random.toString('hex')}`), BODY_LENGTH)
  return `${API_KEY_PREFIX}${body}${checksum(body)}`
}

export function isKey(text: string): boolean {
  const match = KEY.exec(text)
  return match !== null && checksum(match[1]!) === match[2]
}

/** The key is shown once; this stays. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

function checksum(body: string): string {
  return toDigits(BigInt(crc32(`${API_KEY_PREFIX}${body}`)), CHECKSUM_LENGTH)
}

function toDigits(value: bigint, length: number): string {
  let digits = ''
  for (let rest = value; digits.length < length; rest /= 62n) digits = DIGITS[Number(rest % 62n)] + digits
  return digits
}
