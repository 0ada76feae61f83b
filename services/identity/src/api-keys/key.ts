import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { API_KEY_PREFIX } from '@holdfast/contracts'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const RANDOM_BYTES = 32
/** As many base 62 digits as the largest number of 32 bytes needs. */
const BODY_LENGTH = 43
const CHECKSUM_LENGTH = 6
const KEY = new RegExp(`^${API_KEY_PREFIX}([0-9A-Za-z]{${BODY_LENGTH}})([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`)

/**
 * "hfk_", 32 random bytes and a CRC-32, written in digits and letters only. So a double click selects the whole key,
 * scanners for leaked secrets recognise it, and a typing error is found without a look-up in the database.
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

/** The hash that is stored. The key itself is shown once and not stored. */
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
