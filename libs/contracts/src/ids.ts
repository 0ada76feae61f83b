import { randomBytes } from 'node:crypto'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Is this the canonical text of a UUID (lower case, with hyphens)? */
export function isId(text: string): boolean {
  return UUID.test(text)
}

/** The 16 bytes of a UUID given as text. */
export function idBytes(text: string): Buffer {
  if (!isId(text)) throw new TypeError('not a UUID')
  return Buffer.from(text.replaceAll('-', ''), 'hex')
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
