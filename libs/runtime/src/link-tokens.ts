import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

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
  /** Throws `invalid-token` unless the token was written with the same secret, for one of these purposes. */
  read<Wanted extends Purpose>(token: string, ...purposes: Wanted[]): Link<Wanted>
}

const BODY = 16 + 4
const MAC = 32

/**
 * @param issuer the service; another service does not accept its tokens, even if it has the same secret
 * @param secret key of the HMAC-SHA256 over issuer, purpose, id and attempt
 */
export function createLinkTokens<Purpose extends string>(issuer: string, secret: string): LinkTokens<Purpose> {
  const macOf = (purpose: Purpose, body: Buffer) =>
    createHmac('sha256', secret).update(`${issuer}/${purpose}\0`).update(body).digest()

  return {
    write({ purpose, id, attempt }) {
      const body = Buffer.alloc(BODY)
      idBytes(id).copy(body)
      body.writeUInt32BE(attempt, 16)
      return Buffer.concat([body, macOf(purpose, body)]).toString('base64url')
    },
    read(token, ...purposes) {
      const bytes = Buffer.from(token, 'base64url')
      // Decoding accepts several spellings of the same bytes; a token must have exactly one.
      const isWellFormed = bytes.length === BODY + MAC && bytes.toString('base64url') === token
      const body = bytes.subarray(0, BODY)
      const purpose = isWellFormed && purposes.find((each) => timingSafeEqual(bytes.subarray(BODY), macOf(each, body)))
      if (!purpose) throw new DomainError('invalid-token')
      return { purpose, id: idText(body), attempt: body.readUInt32BE(16) }
    },
  }
}
