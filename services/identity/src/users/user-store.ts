import { idBytes, type Stream } from '@holdfast/contracts'
import {
  SessionEnded,
  SessionFact,
  SessionProven,
  SessionRenewed,
  SessionStarted,
  UserFact,
} from '@holdfast/contracts/identity'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { dropFact, type FactChange, type Ledger, putFact, type Transaction } from '@holdfast/ledger'
import { isDuplicate, openCollection, type Passport, signedIn } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import type { Renewal, Session } from '../sessions/session.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { NO_KEY_ID } from '../two-factor/secret-cipher.ts'
import type { Sealed } from '../two-factor/two-factor.ts'
import {
  type ActiveUser,
  active,
  type Person,
  type SessionEnding,
  UNCONFIRMED_MS,
  type User,
  type UserDecision,
  type UserEvent,
  versioned,
} from './user.ts'
import { userEvents } from './user-events.ts'

type UserDocument =
  | ({ _id: string; addresses: string[]; claimedUntil?: Date } & Omit<Exclude<User, { state: 'erased' }>, 'userId'>)
  | { _id: string; state: 'erased'; version: number }

/** A decision, with what it does to sessions and the result for the caller. Results hold ids and times only. */
export type UserChange<Result> = UserDecision & {
  starting?: Session
  renewing?: Renewal
  /** The network address from which the user has followed a mailed link. Its network is a known place from then on. */
  linkFollowedFrom?: string
  result?: Result
}

export interface ChangeCommand {
  userId: string
  call: Passport
  /** Who acts, if the passport does not say it. */
  actor?: ActorInput
  secret?: boolean
}

export type Changed<Result> = { ended: number; result: Result | null }

export interface UserStore {
  find(userId: string, session?: ClientSession): Promise<User | undefined>
  /** Throws `not-signed-in` if there is no such user. */
  need(userId: string): Promise<User>
  /** The user with this address. A former address that is only reserved finds no user. */
  findByEmail(email: string): Promise<(Person & User) | undefined>
  findMany(userIds: string[]): Promise<(Person & User)[]>
  /** Which of these users have the text in their name or address, compared without case; in no order. */
  search(userIds: string[], text: string): Promise<string[]>
  /** The id of the user who has this address, or could have it back. No other user can take it meanwhile. */
  holderOf(email: string): Promise<string | undefined>
  /** Saves a new user. Throws `address-taken`. */
  add(command: ChangeCommand, decide: (now: number) => UserDecision<ActiveUser>): Promise<void>
  /**
   * Loads the user, lets `decide` change them, and saves user, sessions and entries in one transaction.
   * Throws `not-found`, `address-taken`.
   */
  change<Result = null>(
    command: ChangeCommand,
    decide: (user: User, now: number, session: ClientSession) => UserChange<Result> | Promise<UserChange<Result>>,
  ): Promise<Changed<Result>>
  /**
   * Changes the caller's own user. The session and the user's state are checked again in the transaction.
   * @param options.presented the hash of the token with which the call came: if the session has another one by now, the
   *   call is refused with `not-signed-in`. So two calls that give the session another token do not both succeed, and
   *   nobody is left with the first of two new tokens, which ended at once.
   */
  changeOwn<Result = null>(
    call: Passport,
    decide: (user: ActiveUser, now: number) => UserChange<Result>,
    options?: { secret?: boolean; presented?: string },
  ): Promise<Changed<Result>>
  /** Stores a secret that no code has confirmed yet. Appends no entry, because other services need not know of it. */
  saveTwoFactorDraft(userId: string, twoFactor: ActiveUser['twoFactor']): Promise<void>
  /** How many two-factor secrets there are under each key id; reads the whole index of them. */
  countSecrets(): Promise<Record<string, number>>
  secretsUnder(keyId: string, limit: number, except: string[]): Promise<{ userId: string; secret: Sealed }[]>
  /**
   * Stores the same secret in another text, unless the user has another secret by now. Appends no entry, because it
   * changes nothing. A transaction that read the user before finds out at its commit, and is tried again.
   */
  replaceSecret(userId: string, before: Sealed, after: Sealed): Promise<void>
  /** Users whose address was not confirmed in time, see `eraseUnconfirmed`. */
  unconfirmed(now: number, limit: number): Promise<string[]>
  /** Frees former addresses whose time for undoing the change is over. */
  releaseFormerEmails(now: number): Promise<void>
}

/** The actor of a request that a signed-out caller makes about a user: the record of it is erased with this user. */
export const unproven = (userId: string): ActorInput => ({ kind: 'KIND_UNSPECIFIED', id: userId })
export const person = (userId: string): ActorInput => ({ kind: 'KIND_USER', id: userId })

export const usersOf = (connection: Connection) => connection.db!.collection<UserDocument>('users')

const SEARCH_MS = 2_000

export async function createUserStore(
  connection: Connection,
  ledger: Ledger,
  sessions: SessionStore,
  keys: Pick<ApiKeyStore, 'voidAll'>,
): Promise<UserStore> {
  const users = await openCollection<UserDocument>(connection, 'users', [
    // Present addresses and reserved former ones: the index makes sure that each has one holder, under any race.
    [{ addresses: 1 }, { unique: true, partialFilterExpression: { addresses: { $exists: true } }, name: 'addresses' }],
    [{ state: 1, claimedUntil: 1 }, { partialFilterExpression: { state: 'leaving' } }],
    [{ 'formerEmails.until': 1 }, { sparse: true }],
    // Sealed texts begin with their key id.
    [{ 'twoFactor.secret': 1 }, { sparse: true }],
    [{ createdAt: 1 }, { partialFilterExpression: { emailConfirmed: false }, name: 'unconfirmed' }],
    [{ 'reclaim.dueAt': 1 }, { sparse: true }],
  ])

  const store: UserStore = {
    async find(userId, session) {
      const document = await users.findOne({ _id: userId }, { session })
      return document ? toUser(document) : undefined
    },
    async need(userId) {
      const user = await store.find(userId)
      if (!user) throw new DomainError('not-signed-in')
      return user
    },
    async findByEmail(email) {
      const document = await users.findOne({ addresses: email })
      const user = document ? toUser(document) : undefined
      return user && user.state !== 'erased' && user.email === email ? user : undefined
    },
    async findMany(userIds) {
      const found = await users.find({ _id: { $in: userIds } }).toArray()
      return found.map(toUser).filter((user) => user.state !== 'erased')
    },
    async search(userIds, text) {
      // The text stands for itself, so the expression can neither be slow nor match anything else.
      const has = { $regex: text.replace(/[\\^$.*+?()[\]{}|#-]/g, '\\$&'), $options: 'i' }
      const found = users
        .find({ _id: { $in: userIds }, $or: [{ fullName: has }, { email: has }] }, { maxTimeMS: SEARCH_MS })
        .project<{ _id: string }>({ _id: 1 })
      return (await found.toArray()).map(({ _id }) => _id)
    },
    async holderOf(email) {
      const document = await users.findOne({ addresses: email }, { projection: { _id: 1 } })
      return document?._id
    },
    async add({ userId, ...command }, decide) {
      await uniquely(
        ledger.transact({ ...command, stream: streamOf(userId) }, async (tx) => {
          const { user, events } = decide(tx.now)
          await users.insertOne(userDocument(user), { session: tx.session })
          append(tx, userId, events, [userFact(user)])
          return null
        }),
      )
    },
    change({ userId, ...command }, decide) {
      return uniquely(
        ledger.transact({ ...command, stream: streamOf(userId) }, async (tx) => {
          const document = await users.findOne({ _id: userId }, { session: tx.session })
          if (!document) throw new DomainError('not-found')
          const before = toUser(document)
          const change = await decide(before, tx.now, tx.session)
          const ended = await save(tx, before, change)
          return { ended, result: change.result ?? null }
        }),
      )
    },
    changeOwn(call, decide, { presented: tokenHash, ...options } = {}) {
      const { userId, sessionId } = signedIn(call)
      return store.change({ userId, call, ...options }, async (user, now, session) => {
        if (!(await sessions.exists(userId, { sessionId, tokenHash }, now, session)))
          throw new DomainError('not-signed-in')
        return decide(active(user), now)
      })
    },
    async saveTwoFactorDraft(userId, twoFactor) {
      const mayBegin = { _id: userId, state: 'active', emailConfirmed: true, 'twoFactor.state': { $ne: 'on' } } as const
      const saved = await users.updateOne(mayBegin, { $set: { twoFactor } })
      if (saved.matchedCount === 0) throw new DomainError('changed-meanwhile')
    },
    async countSecrets() {
      // Where there is no dot there is no key id: an empty text.
      const dot = { $max: [0, { $indexOfBytes: ['$twoFactor.secret', '.'] }] }
      const keyId = { $substrBytes: ['$twoFactor.secret', 0, dot] }
      const counted = users.aggregate<{ _id: string; count: number }>([
        { $match: { 'twoFactor.secret': { $gte: '' } } },
        { $group: { _id: keyId, count: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      return Object.fromEntries((await counted.toArray()).map(({ _id, count }) => [_id, count]))
    },
    async secretsUnder(keyId, limit, except) {
      // A slash is the sign after a dot, so this is the range of all texts that begin with the key id and a dot.
      const isUnder = keyId === NO_KEY_ID ? { $gte: '', $not: /\./ } : { $gte: `${keyId}.`, $lt: `${keyId}/` }
      const found = users
        .find({ _id: { $nin: except }, 'twoFactor.secret': isUnder }, { limit })
        .project<{ _id: string; twoFactor: { secret: Sealed } }>({ 'twoFactor.secret': 1 })
      return (await found.toArray()).map(({ _id, twoFactor }) => ({ userId: _id, secret: twoFactor.secret }))
    },
    async replaceSecret(userId, before, after) {
      await users.updateOne({ _id: userId, 'twoFactor.secret': before }, { $set: { 'twoFactor.secret': after } })
    },
    async unconfirmed(now, limit) {
      const isClosed = { $not: { $gt: now } }
      const found = users.find(
        {
          state: 'active',
          emailConfirmed: false,
          createdAt: { $lte: now - UNCONFIRMED_MS },
          'confirmation.expiresAt': isClosed,
          'reset.expiresAt': isClosed,
        },
        { projection: { _id: 1 } },
      )
      return (await found.limit(limit).toArray()).map(({ _id }) => _id)
    },
    async releaseFormerEmails(now) {
      const open = { $filter: { input: '$formerEmails', as: 'former', cond: { $gt: ['$$former.until', now] } } }
      await users.updateMany({ 'formerEmails.until': { $lte: now } }, [
        { $set: { formerEmails: open } },
        { $set: { addresses: { $setUnion: [['$email'], '$formerEmails.email'] } } },
      ])
    },
  }
  return store

  async function save(tx: Transaction, before: User, change: UserChange<unknown>): Promise<number> {
    const { userId } = before
    const { user, events, starting, renewing, linkFollowedFrom, ending } = change
    const endings: { session: string; cause: SessionEnding['cause'] }[] = []
    if (ending) {
      const ids = await sessions.remove(userId, ending, tx.session)
      endings.push(...ids.map((session) => ({ session, cause: ending.cause })))
    }
    const started = starting && (await sessions.add(starting, tx.session))
    if (started) endings.push(...started.pushedOut.map((session) => ({ session, cause: 'TOO_MANY' as const })))
    if (change.takesBack) {
      await keys.voidAll(userId, tx.session)
      await sessions.distrustPlaces(userId, tx.session)
    }
    const renewed = renewing && (await sessions.renew(userId, renewing, tx.session))

    if (events.length === 0 && endings.length === 0 && !started && !renewed) return 0
    await users.replaceOne({ _id: userId }, userDocument(versioned(before, user)), { session: tx.session })
    append(tx, userId, events, factsOf(before, user))
    if (linkFollowedFrom) await sessions.followLink(userId, linkFollowedFrom, tx.now, tx.session)
    if (started) {
      const { sessionId } = starting
      tx.append(SessionStarted, { userId, sessionId, newPlace: started.isNewPlace }, [sessionFact(starting)])
    }
    if (renewed) {
      // The fact has the new token, so that what gateways remember of the former one is dropped.
      const event = renewing.provenAt === undefined ? SessionRenewed : SessionProven
      tx.append(event, { userId, sessionId: renewed.sessionId }, [sessionFact(renewed)])
    }
    for (const { session, cause } of endings) {
      tx.append(SessionEnded, { userId, sessionId: session, cause: `CAUSE_${cause}` }, [
        dropFact('session', [idBytes(userId), idBytes(session)]),
      ])
    }
    return endings.length
  }
}

function append(tx: Transaction, userId: string, events: UserEvent[], facts: FactChange[]) {
  for (const [index, { type, ...data }] of events.entries()) {
    tx.append(userEvents[type], { userId, ...data }, index === 0 ? facts : [])
  }
}

function factsOf(before: User, after: User): FactChange[] {
  if (after.state === 'erased') return [dropFact('user', idBytes(after.userId))]
  const fact = userFact(after)
  if (before.state === 'erased') return [fact]
  // The address decides who is an operator. So a changed address writes the same fact again: then the gateway drops
  // what it remembers of the user and asks again.
  const isSamePerson = before.email === after.email && before.emailConfirmed === after.emailConfirmed
  return isSamePerson && fact.value?.equals(userFact(before).value!) ? [] : [fact]
}

function userFact(user: Exclude<User, { state: 'erased' }>): FactChange {
  return putFact('user', idBytes(user.userId), UserFact, {
    disabled: user.state === 'disabled',
    twoFactor: user.twoFactor.state === 'on',
  })
}

function sessionFact({ userId, sessionId, tokenHash, expiresAt, provenAt }: Session): FactChange {
  return putFact('session', [idBytes(userId), idBytes(sessionId)], SessionFact, {
    tokenHash: Buffer.from(tokenHash, 'base64url'),
    expiresAt,
    provenAt,
  })
}

function streamOf(userId: string): Stream {
  return `user/${userId}`
}

export function userDocument(user: User): UserDocument {
  if (user.state === 'erased') return { _id: user.userId, state: 'erased', version: user.version }
  const { userId, ...rest } = user
  return { ...rest, _id: userId, addresses: addressesOf(user) }
}

/** What the index of addresses holds of a user. */
export function addressesOf({ email, formerEmails }: Pick<Person, 'email' | 'formerEmails'>): string[] {
  return [...new Set([email, ...formerEmails.map((former) => former.email)])]
}

export function toUser(document: UserDocument): User {
  const { _id: userId, ...rest } = document
  if (rest.state === 'erased') return { userId, ...rest }
  const { addresses: _addresses, claimedUntil: _claimedUntil, ...user } = rest
  // Documents of before this link existed lack it.
  const { twoFactorUndo = { attempt: 0, expiresAt: null } } = user as Partial<Person>
  return { userId, ...user, twoFactorUndo }
}

async function uniquely<T>(saving: Promise<T>): Promise<T> {
  try {
    return await saving
  } catch (error) {
    if (isDuplicate(error, 'addresses')) throw new DomainError('address-taken')
    throw error
  }
}
