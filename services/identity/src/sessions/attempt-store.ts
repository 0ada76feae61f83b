import { createHmac, randomUUID } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { isDuplicate, openCollection, type Passport } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { hostOf } from './session.ts'

const WINDOW_MS = 15 * 60_000

interface AttemptsDocument {
  _id: string
  tries: { id: string; at: Date }[]
  /** For the TTL index. */
  until: Date
}

/** Counts failed passwords, codes and proofs in one count, which all processes share. */
export interface AttemptStore {
  /**
   * Runs an attempt on the account of an e-mail address, whether or not that account exists. Throws `too-many-attempts`
   * if attempts on this account from the caller's network address have failed too often. Other network addresses are
   * counted apart, so that an attacker cannot lock a user out.
   */
  guard<T>(email: string, call: Passport, attempt: () => Promise<T>): Promise<T>
}

const FAILURES = new Set(['sign-in-failed', 'proof-failed', 'wrong-code'])

/**
 * @param key of the hashes under which attempts are counted; when it is replaced, counting begins anew
 * @param limit failures in 15 minutes
 */
export async function createAttemptStore(connection: Connection, key: Buffer, limit: number): Promise<AttemptStore> {
  const documents = await openCollection<AttemptsDocument>(connection, 'attempts', [
    [{ until: 1 }, { expireAfterSeconds: 0 }],
  ])

  return {
    async guard(email, call, attempt) {
      // A keyed hash, so that neither e-mail addresses nor network addresses are stored.
      const _id = createHmac('sha256', key)
        .update(`${email}\0${hostOf(call.client?.ip ?? '')}`)
        .digest('base64url')
      const id = await take(_id)
      try {
        const result = await attempt()
        await giveBack(_id, id)
        return result
      } catch (error) {
        const isFailure = error instanceof DomainError && FAILURES.has(error.code)
        if (!isFailure) await giveBack(_id, id)
        throw error
      }
    },
  }

  /** Counts the attempt before its outcome is known, so that a thousand guesses at once cannot exceed the limit. */
  async function take(_id: string): Promise<string> {
    const id = randomUUID()
    const now = new Date()
    const isRecent = { $gt: ['$$try.at', new Date(now.getTime() - WINDOW_MS)] }
    const recent = { $filter: { input: { $ifNull: ['$tries', []] }, as: 'try', cond: isRecent } }
    const after = await upsert(_id, [
      { $set: { tries: recent } },
      {
        $set: {
          tries: {
            $cond: [{ $lt: [{ $size: '$tries' }, limit] }, { $concatArrays: ['$tries', [{ id, at: now }]] }, '$tries'],
          },
          until: new Date(now.getTime() + WINDOW_MS),
        },
      },
    ])
    const tries = after?.tries ?? []
    if (tries.some((one) => one.id === id)) return id
    const oldest = Math.min(...tries.map(({ at }) => at.getTime()))
    const retryAfter = Math.max(1, Math.ceil((oldest + WINDOW_MS - now.getTime()) / 1000))
    throw new DomainError('too-many-attempts', { retryAfter })
  }

  async function upsert(_id: string, update: object[]): Promise<AttemptsDocument | null> {
    for (;;) {
      try {
        return await documents.findOneAndUpdate({ _id }, update, { upsert: true, returnDocument: 'after' })
      } catch (error) {
        // Two first attempts inserted the document at once. The second one finds it now.
        if (!isDuplicate(error)) throw error
      }
    }
  }

  async function giveBack(_id: string, id: string) {
    await documents.updateOne({ _id }, { $pull: { tries: { id } } })
  }
}
