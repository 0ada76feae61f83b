import { isId, newId } from '@holdfast/contracts'
import { Standings } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Log, type Signer } from '@holdfast/runtime'
import type { Standing } from '../decide.ts'
import type { KnownMember, StandingSource } from '../standing-source.ts'
import { memberFromReply } from './standing-wire.ts'

/** Somebody who may know what a user is in a company: nothing for a user without a role there. */
export interface StandingTeller {
  standing(
    userId: string,
    companyId: string,
  ): Standing | undefined | 'unknown' | Promise<Standing | undefined | 'unknown'>
}

/**
 * Asks one after the other until one of them knows. For a service that follows company: its own copy while it is fresh
 * (`CompanyAccess`), else a process of company (`RemoteChecks`). For company itself: the same, else a fence
 * (`OwnerChecks`), because a document that a deposed primary still serves may be older than what was answered as done.
 */
export function standingsBy(...tellers: StandingTeller[]): StandingSource {
  return {
    async find(userId, companyId) {
      // What is no id is nobody's.
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
 * Asks company each time, by `Standings.GetStanding`, which also says which membership it is. That is a call and a fence,
 * so it is for what happens seldom: a key's long work that looks again whether the key still counts.
 */
export function askedStandings(options: { company: Channel; signer: Signer; log: Log }): StandingSource {
  const { company, signer, log } = options
  const { getStanding } = company.client(Standings)
  return {
    async find(userId, companyId) {
      if (!isId(userId) || !isId(companyId)) return undefined
      const member = await ask(userId, companyId).catch((err) => {
        log.warn({ err, userId, companyId }, 'standing could not be asked')
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
