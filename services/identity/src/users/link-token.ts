import { createHmac, timingSafeEqual } from 'node:crypto'
import { idBytes, idText } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

export type LinkPurpose = 'confirm-email' | 'reset-password' | 'change-email' | 'undo-email-change'

/** Tokens of mailed links: made from the secret when a mail is sent, recognised without having been stored. */
export interface LinkTokens {
  write(purpose: LinkPurpose, userId: string, attempt: number): string
  /** Throws `invalid-token`. Whether the attempt is still the valid one, the user's document knows. */
  read(purpose: LinkPurpose, token: string): { userId: string; attempt: number }
}

const BODY = 20
const LENGTH = BODY + 32

export function createLinkTokens(secret: string): LinkTokens {
  const mac = (purpose: LinkPurpose, body: Buffer) =>
    createHmac('sha256', secret).update(`identity/${purpose}\0`).update(body).digest()
  return {
    write(purpose, userId, attempt) {
      const body = Buffer.alloc(BODY)
      idBytes(userId).copy(body)
      body.writeUInt32BE(attempt, 16)
      return Buffer.concat([body, mac(purpose, body)]).toString('base64url')
    },
    read(purpose, token) {
      const bytes = Buffer.from(token, 'base64url')
      const body = bytes.subarray(0, BODY)
      if (bytes.length !== LENGTH || !timingSafeEqual(bytes.subarray(BODY), mac(purpose, body))) {
        throw new DomainError('invalid-token')
      }
      return { userId: idText(body), attempt: body.readUInt32BE(16) }
    },
  }
}
