import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { KEY_ID_BYTES, type KeyRing, type SecretKey } from './key-ring.ts'

/**
 * What the token of a link says: its purpose, the id of the thing that it is about, and how often a link for it has
 * been sent.
 */
export interface Link<Purpose extends string> {
  purpose: Purpose
  id: string
  attempt: number
}

/**
 * Tokens of links. They are computed from a secret when a letter is sent, and recognised without having been stored.
 * The document with the `id` knows whether the attempt is still the valid one.
 */
export interface LinkTokens<Purpose extends string> {
  write(link: Link<Purpose>): string
  /** Throws `invalid-token` unless the token was written with a secret of the ring, for one of these purposes. */
  read<Wanted extends Purpose>(token: string, ...purposes: Wanted[]): Link<Wanted>
}

const ID_BYTES = 16
const ATTEMPT_AT = KEY_ID_BYTES + ID_BYTES
const BODY = ATTEMPT_AT + 4
const MAC = 32

/**
 * A token is the key id, the link's id and attempt, and an HMAC-SHA256 over them and the purpose.
 * @param ring the newest secret of the service writes tokens. Tokens of the others are read, so that a link in a mail
 * outlives a change of the secret. Another service does not accept them, even if it has the same secrets.
 */
export function createLinkTokens<Purpose extends string>(ring: KeyRing): LinkTokens<Purpose> {
  const keys = new Map(ring.all.map((secret) => [keyIdBytes(secret).toString('latin1'), secret.derive('links')]))
  const macOf = (key: Buffer, purpose: Purpose, body: Buffer) =>
    createHmac('sha256', key).update(`${purpose}\0`).update(body).digest()
  const newest = keyIdBytes(ring.newest)
  const newestKey = ring.newest.derive('links')

  return {
    write({ purpose, id, attempt }) {
      const body = Buffer.alloc(BODY)
      newest.copy(body)
      idBytes(id).copy(body, KEY_ID_BYTES)
      body.writeUInt32BE(attempt, ATTEMPT_AT)
      return Buffer.concat([body, macOf(newestKey, purpose, body)]).toString('base64url')
    },
    read(token, ...purposes) {
      const bytes = Buffer.from(token, 'base64url')
      // Decoding accepts several spellings of the same bytes; a token must have exactly one.
      const isWellFormed = bytes.length === BODY + MAC && bytes.toString('base64url') === token
      const key = isWellFormed && keys.get(bytes.toString('latin1', 0, KEY_ID_BYTES))
      const body = bytes.subarray(0, BODY)
      const purpose = key && purposes.find((each) => timingSafeEqual(bytes.subarray(BODY), macOf(key, each, body)))
      if (!purpose) throw new DomainError('invalid-token')
      return {
        purpose,
        id: idText(body.subarray(KEY_ID_BYTES, ATTEMPT_AT)),
        attempt: body.readUInt32BE(ATTEMPT_AT),
      }
    },
  }
}

function keyIdBytes({ keyId }: SecretKey): Buffer {
  const bytes = Buffer.alloc(KEY_ID_BYTES)
  bytes.write(keyId, 'latin1')
  return bytes
}
