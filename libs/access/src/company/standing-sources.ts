import { isId, newId } from '@holdfast/contracts'
import { Standings } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Log, type Signer } from '@holdfast/runtime'
import type { Standing } from '../decide.ts'
import type { KnownMember, StandingSource } from '../standing-source.ts'
import { memberFromReply } from './standing-wire.ts'

/** Something that may know what a user is in a company. It returns undefined for a user without a role there. */
export interface StandingTeller {
  standing(
    userId: string,
    companyId: string,
  ): Standing | undefined | 'unknown' | Promise<Standing | undefined | 'unknown'>
}

/**
 * Asks the tellers in order until one of them knows. In a service that follows company these are its own replica while
 * it is fresh (`CompanyAccess`), then a process of company (`RemoteChecks`). In company they are its own replica, then
 * a fence (`OwnerChecks`). Company does not read the member's document instead: a primary that has lost its role may
 * still serve an old document, without changes that were already answered as done.
 */
export function standingsBy(...tellers: StandingTeller[]): StandingSource {
  return {
    async find(userId, companyId) {
      // A text that is not an id belongs to no user and no company.
      if (!isId(userId) || !isId(companyId)) return undefined
      for (const teller of tellers) {
        const standing = await teller.standing(userId, companyId)
        if (standing !== 'unknown') return standing && { standing, membershipId: undefined }
      }
      throw new DomainError('access-unknown')
    },
  }
}

/**
 * Asks company each time, by `Standings.GetStanding`, which also returns the membership id. Each question costs a call
 * and a fence, so this is for rare cases: long work for an API key that checks whether the key still counts.
 * @param options.deadlineMs how long company may take to answer; then the standing is unknown. It must be short: a deed
 *   asks while its transaction is open, and the other changes of the shard wait for it.
 */
export function askedStandings(options: {
  company: Pick<Channel, 'client'>
  signer: Signer
  log: Log
  deadlineMs: number
}): StandingSource {
  const { company, signer, log, deadlineMs } = options
  const { getStanding } = company.client(Standings, { deadlineMs })
  return {
    async find(userId, companyId) {
      if (!isId(userId) || !isId(companyId)) return undefined
      const member = await ask(userId, companyId).catch((err) => {
        log.warn({ err, userId, companyId }, 'company could not be asked for a standing')
        return 'unknown' as const
      })
      if (member === 'unknown') throw new DomainError('access-unknown')
      return member
    },
  }

  async function ask(userId: string, companyId: string): Promise<KnownMember | undefined | 'unknown'> {
    const reply = await getStanding({ userId, companyId }, asService(signer, newId()))
    return memberFromReply(reply, userId, companyId)
  }
}
