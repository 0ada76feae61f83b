import { accessFromWire } from '@holdfast/access'
import { idText } from '@holdfast/contracts'
import { type CompanyFact, type GetStandingReply, Standings } from '@holdfast/contracts/company'
import { asService, type Channel, type Log, type Signer } from '@holdfast/runtime'
import type { Membership } from './api-key.ts'

/**
 * What a user is in a company at this moment. `unknown` when nobody can tell now: never to be taken for an answer, for
 * neither may a key be let in on it nor ended.
 */
export type MakerStanding = (
  userId: string,
  companyId: string,
  requestId: string,
) => Promise<Membership | 'none' | 'unknown'>

const states = {
  STATE_UNSPECIFIED: undefined,
  STATE_ACTIVE: 'active',
  STATE_SUSPENDED: 'suspended',
  STATE_CLOSED: 'closed',
} as const satisfies Record<CompanyFact['state'], Membership['standing']['company']['state'] | undefined>

/** Asks company every time. */
export function askCompany(company: Channel, signer: Signer, log: Log): MakerStanding {
  const standings = company.client(Standings)
  return async (userId, companyId, requestId) => {
    try {
      const reply = await standings.getStanding({ userId, companyId }, asService(signer, requestId))
      return readStanding(userId, companyId, reply)
    } catch (error) {
      log.warn({ err: error, userId, companyId, requestId }, 'standing could not be asked')
      return 'unknown'
    }
  }
}

/** @returns `unknown` also for what a newer company says and this process does not understand */
export function readStanding(userId: string, companyId: string, { company, member }: GetStandingReply) {
  if (!company || !member) return 'none'
  const state = states[company.state]
  const access = accessFromWire(member.access)
  if (!state || !access) return 'unknown'
  const { hasPlan, requireTwoFactor, ownerId } = company
  return {
    membershipId: member.membershipId,
    standing: {
      companyId,
      company: { state, hasPlan, requireTwoFactor },
      isOwner: ownerId.length === 16 && idText(ownerId) === userId,
      access,
    },
  }
}
