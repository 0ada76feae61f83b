import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** What the token of a link says: what it is good for, about whom or what, and which sending of it this is. */
export interface Link<Purpose extends string> {
  purpose: Purpose
  id: string
  attempt: number
}

/**
 * Tokens of links: computed from a secret when a letter is sent, recognised without having been stored. Whether the
 * attempt is still the valid one, the document of the `id` knows.
 */
export interface LinkTokens<Purpose extends string> {
  write(link: Link<Purpose>): string
  /** Throws `invalid-token` for whatever was not written with the same secret, for one of these purposes. */
  read<Wanted extends Purpose>(token: string, ...purposes: Wanted[]): Link<Wanted>
}

const BODY = 16 + 4
const MAC = 32

/**
 * @param issuer the service; tokens of one are nothing to another, also under the same secret
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
      // Decoding is lenient, and a token has one spelling.
      const isWellFormed = bytes.length === BODY + MAC && bytes.toString('base64url') === token
      const body = bytes.subarray(0, BODY)
      const purpose = isWellFormed && purposes.find((each) => timingSafeEqual(bytes.subarray(BODY), macOf(each, body)))
      if (!purpose) throw new DomainError('invalid-token')
      return { purpose, id: idText(body), attempt: body.readUInt32BE(16) }
    },
  }
}
