import type { Departures } from '@holdfast/contracts/company'
import type { RequestContexts } from '@holdfast/contracts/ledger'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Calls, type Handlers, type Passport, type Signer } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Directory } from '../directory/identity-directory.ts'
import { type Invitation, revokeErased } from '../invitations/invitation.ts'
import type { InvitationStore } from '../invitations/invitation-store.ts'
import { eraseMember } from '../memberships/membership.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from './person-store.ts'

const BATCH = 100

/** Removes a user who deletes their account. Identity calls it until it answers, so it may run again after a crash. */
export function departureApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  memberships: MembershipStore
  invitations: InvitationStore
  people: PersonStore
  directory: Directory
  /** Of the other owners that people's calls come to. */
  contextsElsewhere: readonly Calls<typeof RequestContexts>[]
  signer: Signer
}): Handlers<typeof Departures> {
  const { ledger, companies, memberships, invitations, people, directory, contextsElsewhere, signer } = needs

  return {
    async depart({ userId }, call) {
      await people.depart(userId)
      for await (const companyId of companiesOf(userId)) await leave(call, userId, companyId)
      await eraseAddresses(call, userId)
      await ledger.contexts.forget(userId)
      const asCompany = asService(signer, call.requestId)
      await Promise.all(contextsElsewhere.map(({ forgetUser }) => forgetUser({ userId }, asCompany)))
      return {}
    },
  }

  async function* companiesOf(userId: string) {
    for (let after = ''; ; ) {
      const page = await memberships.ofUser(userId, after, BATCH)
      for (const { companyId } of page) yield companyId
      if (page.length < BATCH) return
      after = page.at(-1)!.companyId
    }
  }

  async function leave(call: Passport, userId: string, companyId: string) {
    const actor = { kind: 'KIND_USER', id: userId } as const
    await ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
      const company = await companies.find(companyId, tx.session)
      const membership = await memberships.find(companyId, userId, tx.session)
      const ending = company && membership && eraseMember(membership, company)
      if (ending) await memberships.end(ending, tx)
    })
  }

  /** Erases the user's address from invitations. An invitation that is pending ends with it. */
  async function eraseAddresses(call: Passport, userId: string) {
    const email = (await directory.describe([userId], call.requestId)).get(userId)?.email
    for (;;) {
      const page = await invitations.holding({ userId, email }, BATCH)
      if (page.length === 0) return
      for (const invitation of page) await erase(call, invitation)
    }
  }

  async function erase(call: Passport, { id, companyId }: Invitation) {
    const actor = { kind: 'KIND_SYSTEM', id: 'company' } as const
    const invitation = await invitations.find(id)
    if (invitation?.state !== 'pending') return invitations.eraseAddress(id)
    await ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
      const pending = await invitations.find(id, tx.session)
      if (pending?.state === 'pending') await invitations.save(revokeErased(pending, tx.now), tx)
    })
  }
}
