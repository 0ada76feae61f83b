import { memberFromReply } from '@holdfast/access/company'
import { newId } from '@holdfast/contracts'
import type { GetStandingReply, Standings } from '@holdfast/contracts/company'
import { type FactTable, type LiveReplica, openOnDemand } from '@holdfast/replica'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'
import type { MakerMembership } from './api-key.ts'

/**
 * What a user is in a company at this moment. `unknown` if company does not answer: then a key may neither be accepted
 * nor ended.
 */
export type MakerStanding = (
  userId: string,
  companyId: string,
  requestId: string,
) => Promise<MakerMembership | 'none' | 'unknown'>

/** Company's tables whose rows decide about a standing: when one of them changes, a remembered standing is dropped. */
const TABLES = ['company', 'member'] as const
const MOST = 10_000

/**
 * Answers from memory while company's lease lasts, and asks company otherwise.
 * @param options.copy opens a replica that follows company's ledger and drops remembered standings that change
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
  // Starting does not wait for the replica: until it is loaded, company is asked each time.
  const replica = options.copy(memory.tables)

  return async (userId, companyId, requestId) => {
    try {
      return memberFromReply(await memory.get(`${companyId}/${userId}`), userId, companyId) ?? 'none'
    } catch (error) {
      log.warn({ err: error, userId, companyId, requestId }, 'could not ask company for a standing')
      return 'unknown'
    }
  }
}
