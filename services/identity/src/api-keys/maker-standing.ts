import { accessFromWire } from '@holdfast/access'
import { idText, newId } from '@holdfast/contracts'
import type { CompanyFact, GetStandingReply, Standings } from '@holdfast/contracts/company'
import { type FactTable, type LiveReplica, openOnDemand } from '@holdfast/replica'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'
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

/** Tables of company that a standing rests on. */
const TABLES = ['company', 'member'] as const
const MOST = 10_000

/**
 * From memory under a lease of company, else asked there.
 * @param options.copy follows company's ledger for the facts that are looked up
 */
export function rememberStandings(options: {
  standings: Calls<typeof Standings>
  copy: (onDemand: Record<string, FactTable>) => LiveReplica
  signer: Signer
  log: Log
}): MakerStanding {
  const { standings, signer, log } = options
  const memory = openOnDemand<GetStandingReply>({
    replica: () => replica,
    tables: TABLES,
    max: MOST,
    async look(key) {
      const [companyId, userId] = key.split('/') as [string, string]
      const value = await standings.getStanding({ companyId, userId }, asService(signer, newId()))
      return { value, epoch: value.epoch, rows: value.restsOn }
    },
  })
  // Nothing waits for it: until it is loaded, company is asked each time.
  const replica = options.copy(memory.tables)

  return async (userId, companyId, requestId) => {
    try {
      return readStanding(userId, companyId, await memory.get(`${companyId}/${userId}`))
    } catch (error) {
      log.warn({ err: error, userId, companyId, requestId }, 'standing could not be asked')
      return 'unknown'
    }
  }
}

/** @returns `unknown` also for what a newer company says and this process does not understand */
function readStanding(userId: string, companyId: string, { company, member }: GetStandingReply) {
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
