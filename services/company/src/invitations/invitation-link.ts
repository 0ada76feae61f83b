import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/** How a link reached the invited person. Only a mailed one shows that the mailbox is theirs. */
export type Channel = 'mailed' | 'copied'

/** What a link says: which invitation, which sending of it, by which way. */
export interface Link {
  invitationId: string
  attempt: number
  channel: Channel
}

/** Tokens of invitation links. They are computed, never stored: whoever knows the secret knows them all. */
export interface Links {
  write(link: Link): string
  /** Throws `invalid-token` for whatever was not written with the same secret. */
  read(token: string): Link
}

const channels: Channel[] = ['mailed', 'copied']
const BODY = 16 + 4 + 1
const MAC = 32

/** @param secret key of the HMAC-SHA256 over purpose, id, attempt and channel */
export function createLinks(secret: string): Links {
  const macOf = (body: Buffer) => createHmac('sha256', secret).update('invitation\0').update(body).digest()

  return {
    write({ invitationId, attempt, channel }) {
      const body = Buffer.alloc(BODY)
      idBytes(invitationId).copy(body)
      body.writeUInt32BE(attempt, 16)
      body.writeUInt8(channels.indexOf(channel), 20)
      return Buffer.concat([body, macOf(body)]).toString('base64url')
    },
    read(token) {
      const bytes = Buffer.from(token, 'base64url')
      // Decoding is lenient, and a link has one spelling.
      const isWellFormed = bytes.length === BODY + MAC && bytes.toString('base64url') === token
      const body = bytes.subarray(0, BODY)
      if (!isWellFormed || !timingSafeEqual(bytes.subarray(BODY), macOf(body))) throw new DomainError('invalid-token')
      return { invitationId: idText(body), attempt: body.readUInt32BE(16), channel: channels[body.readUInt8(20)]! }
    },
  }
}
