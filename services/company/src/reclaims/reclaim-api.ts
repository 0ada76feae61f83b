import { maskedEmail } from '@holdfast/contracts'
import type { Reclaims } from '@holdfast/contracts/company'
import type { LetterActInput } from '@holdfast/contracts/ledger'
import type { Ledger } from '@holdfast/ledger'
import type { Handlers, Passport } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import { type Invitation, revokeInvitation } from '../invitations/invitation.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import { type CompanyAct, companyActOf, companyActTypes } from './act.ts'

const BATCH = 100

/** Identity calls it for a user who took their account back from a thief, again after a crash, until it answers. */
export function reclaimApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  invitations: InvitationStore
}): Handlers<typeof Reclaims> {
  const { ledger, companies, invitations } = needs
  return {
    async revokeInvitations({ userId, since }, call) {
      for (;;) {
        const page = await invitations.pendingBy(userId, since, BATCH)
        if (page.length === 0) return {}
        for (const invitation of page) await revoke(call, invitation)
      }
    },

    async listActs({ actorIds = [], since, limit }) {
      const wanted = { types: companyActTypes, limit }
      const { entries, hasMore } = await ledger.contexts.entriesOf(actorIds, since, wanted)
      const acts = await Promise.all(
        entries.map(async ({ type, data, actor, at }) => {
          const act = companyActOf({ type, data, actorId: actor?.id ?? '' })
          return act && described(act, at)
        }),
      )
      return { acts: acts.filter((act) => act !== undefined), hasMore }
    },
  }

  async function revoke(call: Passport, { id, companyId }: Invitation) {
    const actor = { kind: 'KIND_SYSTEM', id: 'company' } as const
    await ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
      const invitation = await invitations.find(id, tx.session)
      if (invitation?.state === 'pending') await invitations.save(revokeInvitation(invitation, tx.now), tx)
    })
  }

  /** With the names of this moment. The address of an invited person is masked: whoever reads the mail may not know it. */
  async function described(
    { act, companyId, memberUserId, invitationId }: CompanyAct,
    at: number,
  ): Promise<LetterActInput> {
    const companyName = (await companies.find(companyId))?.name ?? ''
    const email = invitationId && (await invitations.find(invitationId))?.email
    return {
      act,
      at,
      values: {
        companyName,
        ...(memberUserId && { memberUserId }),
        ...(invitationId && { email: email ? maskedEmail(email) : '…' }),
      },
    }
  }
}
