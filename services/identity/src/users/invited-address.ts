import { newId, normalEmail } from '@holdfast/contracts'
import type { Invitations } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'

/** Asks company which address a mailed invitation was sent to: signing up with its token confirms that address. */
export function askInvitedAddress(invitations: Calls<typeof Invitations>, signer: Signer, log: Log) {
  return async (token: string, requestId: string): Promise<string | undefined> => {
    try {
      const { email } = await invitations.confirmedByInvitation({ token }, asService(signer, requestId || newId()))
      return email === undefined ? undefined : normalEmail(email)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Nothing is lost: the user gets the usual mail to confirm the address.
      log.warn({ code: error.code, requestId }, 'could not ask company about the invitation, signing up without it')
      return undefined
    }
  }
}
