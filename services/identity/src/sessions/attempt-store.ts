import { createHmac, randomBytes } from 'node:crypto'
import { DomainError } from '@holdfast/errors'
import { type Call, isDuplicate, note, openCollection, signedIn } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { inEqualTime } from '../users/equal-time.ts'
import {
  type AttemptLimits,
  type Bound,
  boundOfKnownPlace,
  boundOfMailbox,
  boundOfSession,
  boundsOfSignIn,
} from './attempt.ts'

interface AttemptsDocument {
  _id: string
  tries: { id: string; at: Date }[]
  /** For the TTL index. */
  until: Date
  /** Of an account whose bound was reached: its user, who is to be told; null if there is none, or they were told. */
  tell?: string | null
}

/** An address at which somebody tries to sign in. */
export interface GuessedAccount {
  address: string
  /** Undefined if nobody has the address. */
  userId: string | undefined
  /** Whether the network of the caller is one that the account knows. */
  isKnownPlace: boolean
}

/** Counts failed passwords, codes and proofs in counts that all processes share. */
export interface AttemptStore {
  /**
   * Runs a sign-in, whether or not the account exists. Throws `too-many-attempts` if too many have failed: on this
   * account, or from this network address or network. In a network that the account knows, the attempt is run all the
   * same, so that an attacker cannot lock a user out. If it fails then, it is answered as if it had not been run.
   */
  signIn<T>(account: GuessedAccount, call: Call, attempt: () => Promise<T>): Promise<T>
  /** Runs a proof or a code of a signed-in person. Throws `too-many-attempts` if too many failed in this session. */
  inSession<T>(call: Call, attempt: () => Promise<T>): Promise<T>
  /** Runs what mails to an address of which it is not known whose it is. Throws `too-many-requests` if too much did. */
  mailTo<T>(address: string, work: () => Promise<T>): Promise<T>
  /** The owner of the address has followed a mailed link in this network: failures there no longer count. */
  forgive(address: string, ip: string): Promise<void>
  /** Users to whom somebody must tell that their account's bound was reached. */
  untold(limit: number): Promise<{ id: string; userId: string }[]>
  /** Until the count has ended, the user is not told again. */
  told(id: string): Promise<void>
}

const FAILURES = new Set(['sign-in-failed', 'proof-failed', 'wrong-code'])

/** An attempt that is counted until it is given back. */
interface Try {
  counter: string
  id: string
}

interface Reached {
  reached: Bound
  refusal: DomainError
  /** In seconds. */
  retryAfter: number
}

/**
 * @param key of the HMACs under which counts are stored, so that neither addresses nor networks are; when it is
 *   replaced, counting begins anew
 */
export async function createAttemptStore(
  connection: Connection,
  key: Buffer,
  limits: AttemptLimits,
): Promise<AttemptStore> {
  const documents = await openCollection<AttemptsDocument>(connection, 'attempts', [
    [{ until: 1 }, { expireAfterSeconds: 0 }],
    [{ tell: 1 }, { partialFilterExpression: { tell: { $type: 'string' } } }],
  ])

  return {
    async signIn({ address, userId, isKnownPlace }, call, attempt) {
      const ip = call.client?.ip ?? ''
      const taken = await takeAll(boundsOfSignIn(address, ip, limits))
      if (!('refusal' in taken)) return counted(taken.tries, attempt)
      note(call, { bound: taken.reached.scope })
      if (taken.reached.scope === 'account') await remember(taken.reached, userId)
      const allowance = isKnownPlace ? [boundOfKnownPlace(address, ip, limits)] : undefined
      const passed = await inEqualTime(passedBeyond(allowance, attempt))
      if (!passed) throw taken.refusal
      return passed.result
    },

    async inSession(call, attempt) {
      const taken = await takeAll([boundOfSession(signedIn(call).sessionId, limits)])
      if (!('refusal' in taken)) return counted(taken.tries, attempt)
      note(call, { bound: taken.reached.scope })
      throw taken.refusal
    },

    async mailTo(address, work) {
      const taken = await takeAll([boundOfMailbox(address)])
      if ('refusal' in taken) throw new DomainError('too-many-requests', { retryAfter: taken.retryAfter })
      try {
        return await work()
      } catch (error) {
        await giveBack(taken.tries)
        throw error
      }
    },

    async forgive(address, ip) {
      await documents.deleteOne({ _id: counterOf(boundOfKnownPlace(address, ip, limits)) })
    },

    async untold(limit) {
      const found = await documents
        .find({ tell: { $type: 'string' } }, { projection: { tell: 1 } })
        .limit(limit)
        .toArray()
      return found.map(({ _id, tell }) => ({ id: _id, userId: tell! }))
    },

    async told(id) {
      await documents.updateOne({ _id: id }, { $set: { tell: null } })
    },
  }

  /** The result of an attempt beyond the bounds; undefined if it was not run, or failed. */
  async function passedBeyond<T>(allowance: Bound[] | undefined, attempt: () => Promise<T>) {
    const taken = allowance && (await takeAll(allowance))
    if (!taken || 'refusal' in taken) return undefined
    try {
      return { result: await counted(taken.tries, attempt) }
    } catch (error) {
      if (isFailure(error)) return undefined
      throw error
    }
  }

  async function counted<T>(tries: Try[], attempt: () => Promise<T>): Promise<T> {
    try {
      const result = await attempt()
      await giveBack(tries)
      return result
    } catch (error) {
      if (!isFailure(error)) await giveBack(tries)
      throw error
    }
  }

  /** Counts the attempt before its outcome is known, so that a thousand guesses at once cannot exceed a limit. */
  async function takeAll(bounds: Bound[]): Promise<{ tries: Try[] } | Reached> {
    const tries: Try[] = []
    for (const bound of bounds) {
      const taken = await take(bound)
      if ('retryAfter' in taken) {
        await giveBack(tries)
        return { ...taken, refusal: new DomainError('too-many-attempts', taken), reached: bound }
      }
      tries.push(taken)
    }
    return { tries }
  }

  async function take(bound: Bound): Promise<Try | { retryAfter: number }> {
    const { limit, windowMs } = bound
    const counter = counterOf(bound)
    const id = randomBytes(9).toString('base64url')
    const now = new Date()
    const isRecent = { $gt: ['$$try.at', new Date(now.getTime() - windowMs)] }
    const recent = { $filter: { input: { $ifNull: ['$tries', []] }, as: 'try', cond: isRecent } }
    const after = await upsert(counter, [
      { $set: { tries: recent } },
      {
        $set: {
          tries: {
            $cond: [{ $lt: [{ $size: '$tries' }, limit] }, { $concatArrays: ['$tries', [{ id, at: now }]] }, '$tries'],
          },
          until: new Date(now.getTime() + windowMs),
        },
      },
    ])
    const tries = after?.tries ?? []
    if (tries.some((one) => one.id === id)) return { counter, id }
    const oldest = Math.min(...tries.map(({ at }) => at.getTime()))
    return { retryAfter: Math.max(1, Math.ceil((oldest + windowMs - now.getTime()) / 1000)) }
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

  async function giveBack(tries: Try[]) {
    await Promise.all(
      tries.map(({ counter, id }) => documents.updateOne({ _id: counter }, { $pull: { tries: { id } } })),
    )
  }

  /** A sweep tells the user later: the caller's answer must not take longer because somebody has the address. */
  async function remember(reached: Bound, userId: string | undefined) {
    await documents.updateOne({ _id: counterOf(reached), tell: { $exists: false } }, { $set: { tell: userId ?? null } })
  }

  function counterOf({ scope, of }: Bound): string {
    return createHmac('sha256', key).update(`${scope}\0${of}`).digest('base64url')
  }
}

function isFailure(error: unknown): boolean {
  return error instanceof DomainError && FAILURES.has(error.code)
}
