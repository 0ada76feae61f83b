import { memberFromReply } from '@holdfast/access/company'
import { newId } from '@holdfast/contracts'
import type { GetStandingReply, Standings } from '@holdfast/contracts/company'
import { type FactTable, type LiveReplica, openOnDemand } from '@holdfast/replica'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'
import type { MakerMembership } from './api-key.ts'

/**
 * What a user is in a company at this moment. `unknown` when nobody can tell now: never to be taken for an answer, for
 * neither may a key be let in on it nor ended.
 */
export type MakerStanding = (
  userId: string,
  companyId: string,
  requestId: string,
) => Promise<MakerMembership | 'none' | 'unknown'>

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
      return memberFromReply(await memory.get(`${companyId}/${userId}`), userId, companyId) ?? 'none'
    } catch (error) {
      log.warn({ err: error, userId, companyId, requestId }, 'standing could not be asked')
      return 'unknown'
    }
  }
}
