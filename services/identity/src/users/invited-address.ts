import { newId } from '@holdfast/contracts'
import type { Invitations } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'

/** What a mailed invitation proves: nothing, if it is not valid. */
export interface Invited {
  email?: string
  companyName?: string
}

/**
 * Asks company which address a mailed invitation was sent to, and by which company: signing up with its token confirms
 * that address, and no other spelling of it. Company stores and mails canonical addresses. Invitations of earlier releases
 * went to the address as it was typed, of which mail servers ignore the case, but nothing more.
 */
export function askInvited(invitations: Calls<typeof Invitations>, signer: Signer, log: Log) {
  return async (token: string, requestId: string): Promise<Invited> => {
    try {
      const { email, companyName } = await invitations.confirmedByInvitation(
        { token },
        asService(signer, requestId || newId()),
      )
      return { email: email?.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()), companyName }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      // Nothing is lost: the user gets the usual mail to confirm the address.
      log.warn({ code: error.code, requestId }, 'could not ask company about the invitation, signing up without it')
      return {}
    }
  }
}
