import { randomBytes } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const HYPHEN = 0x2d
const NO_DIGIT = 0x100
/** By character: the value of a hexadecimal digit in lower case. */
const digits = new Uint16Array(128).fill(NO_DIGIT)
for (let value = 0; value < 16; value++) digits[value.toString(16).charCodeAt(0)] = value

/** Is this the canonical text of a UUID (lower case, with hyphens)? */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/**
 * The 16 bytes of a UUID given as text. Throws a TypeError if {@link isId} is false. A replica reads a million of them
 * when it starts, so this uses no regular expression and makes no other string.
 */
export function idBytes(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(16)
  let wrong = text.length ^ 36
  for (let i = 0, at = 0; i < 16; i++, at += 2) {
    if (at === 8 || at === 13 || at === 18 || at === 23) wrong |= text.charCodeAt(at++) ^ HYPHEN
    const byte = (digitAt(text, at) << 4) | digitAt(text, at + 1)
    wrong |= byte & ~0xff
    bytes[i] = byte
  }
  if (wrong !== 0) throw new TypeError('not a UUID')
  return bytes
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code < digits.length ? digits[code]! : NO_DIGIT
}

/** The text of the UUID that starts at `offset`. */
export function idText(bytes: Uint8Array, offset = 0): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + offset, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A new UUIDv7 (RFC 9562): 48 bits of milliseconds since 1970, the rest random. Ids of later moments sort later. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return idText(bytes)
}
