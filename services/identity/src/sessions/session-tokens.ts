import { randomBytes } from 'node:crypto'
import type { RenewedSessionInput } from '@holdfast/contracts/identity'
import { type Passport, signedIn } from '@holdfast/runtime'
import { csrfToken, hashToken, type Renewal, writeToken } from './session.ts'

/** The token of a session, which is shown once, and its hash, which is stored. */
export function newToken(): { token: string; tokenHash: string; csrfToken: string } {
  const token = writeToken(randomBytes(32))
  return { token, tokenHash: hashToken(token), csrfToken: csrfToken(token) }
}

/**
 * Another token for the session of this call.
 * @param held the token with which the call came
 */
export function renewedToken(
  call: Passport,
  held: string,
): { presented: string; renewal: Renewal; session: RenewedSessionInput } {
  const { sessionId } = signedIn(call)
  const { tokenHash, ...session } = newToken()
  return { presented: hashToken(held), renewal: { sessionId, tokenHash }, session }
}
