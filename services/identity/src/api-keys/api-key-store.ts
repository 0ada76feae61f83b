import { idBytes } from '@holdfast/contracts'
import { ApiKeyCreated, ApiKeyFact, ApiKeyRevoked } from '@holdfast/contracts/identity'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { dropFact, type FactChange, type Ledger, putFact } from '@holdfast/ledger'
import { openCollection, type Passport } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import { type ApiKey, isUsedLately, type KeyEndCause, type LiveKey, type Made, type RevokedKey } from './api-key.ts'

type KeyDocument = Omit<Made, 'keyId'> & { _id: string } & (
    | { state: 'live'; isVoid?: true }
    // A Date, for the TTL index.
    | { state: 'revoked'; endedAt: Date; cause: KeyEndCause }
  )

/** Revoked keys stay in the list for a while, so that people find out why a program stopped working. */
const KEPT_SECONDS = 90 * 24 * 3600

export interface ApiKeyStore {
  /** The key with this hash, revoked or not. */
  findByHash(keyHash: string, session: ClientSession): Promise<ApiKey | undefined>
  find(keyId: string): Promise<ApiKey | undefined>
  /** Newest first. If `userId` is given, only the keys that this user made. */
  list(companyId: string, page: { limit: number; after?: string; userId?: string }): Promise<ApiKey[]>
  /** Keys that are not revoked and whose id is greater than `after`, in the order of their ids. */
  live(after: string, limit: number): Promise<LiveKey[]>
  /** Makes all keys of the user void. Those that the same user makes in a session that ends at once conflict with it. */
  voidAll(userId: string, session: ClientSession): Promise<void>
  /** Keys of the user that became void, ended or not, newest first. */
  voided(userId: string, limit: number): Promise<ApiKey[]>
  /** Saves the key that `decide` returns. `present` is how many live keys the company has. */
  add(
    command: { companyId: string; call: Passport },
    decide: (present: number, now: number, session: ClientSession) => Promise<LiveKey>,
  ): Promise<LiveKey>
  /** Saves the revoked key that `decide` returns; changes nothing if it returns undefined. */
  end(
    command: { companyId: string; keyId: string; call: Passport; actor?: ActorInput },
    decide: (key: ApiKey | undefined, now: number, session: ClientSession) => Promise<RevokedKey | undefined>,
  ): Promise<void>
  /** Stores when the key was last used, at most once a minute. */
  touch(key: LiveKey, now: number): Promise<void>
}

export async function createApiKeyStore(connection: Connection, ledger: Ledger): Promise<ApiKeyStore> {
  const keys = await openCollection<KeyDocument>(connection, 'api_keys', [
    [{ keyHash: 1 }, { unique: true }],
    [{ companyId: 1, _id: 1 }],
    [{ state: 1, _id: 1 }],
    [{ userId: 1, _id: 1 }],
    [{ endedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS }],
  ])

  return {
    async findByHash(keyHash, session) {
      const found = await keys.findOne({ keyHash }, { session })
      return found ? toKey(found) : undefined
    },
    async find(keyId) {
      const found = await keys.findOne({ _id: keyId })
      return found ? toKey(found) : undefined
    },
    async list(companyId, { limit, after, userId }) {
      const filter = { companyId, ...(userId && { userId }), ...(after && { _id: { $lt: after } }) }
      return (await keys.find(filter).sort({ _id: -1 }).limit(limit).toArray()).map(toKey)
    },
    async live(after, limit) {
      const found = keys.find({ state: 'live', _id: { $gt: after } }).sort({ _id: 1 })
      return (await found.limit(limit).toArray()).map((document) => toKey(document) as LiveKey)
    },
    async voidAll(userId, session) {
      await keys.updateMany({ userId, state: 'live' }, { $set: { isVoid: true } }, { session })
    },
    async voided(userId, limit) {
      const isVoided = { $or: [{ isVoid: true as const }, { cause: 'MAKER_RECLAIMED' as const }] }
      return (
        await keys
          .find({ userId, ...isVoided })
          .sort({ _id: -1 })
          .limit(limit)
          .toArray()
      ).map(toKey)
    },
    add({ companyId, call }, decide) {
      const command = { stream: `company/${companyId}`, call, secret: true } as const
      return ledger.transact(command, async ({ session, now, append }) => {
        const present = await keys.countDocuments({ companyId, state: 'live' }, { session })
        const key = await decide(present, now, session)
        await keys.insertOne(toDocument(key), { session })
        const { keyId, userId, membershipId, permissions } = key
        const expiresAt = key.expiresAt ?? undefined
        append(ApiKeyCreated, { companyId, keyId, userId, membershipId, permissions, expiresAt }, [keyFact(key)])
        return key
      })
    },
    async end({ companyId, keyId, ...command }, decide) {
      await ledger.transact({ ...command, stream: `company/${companyId}` }, async ({ session, now, append }) => {
        const found = await keys.findOne({ _id: keyId, companyId }, { session })
        const ended = await decide(found ? toKey(found) : undefined, now, session)
        if (!ended) return null
        await keys.replaceOne({ _id: keyId }, toDocument(ended), { session })
        const event = { companyId, keyId, userId: ended.userId, cause: `CAUSE_${ended.cause}` } as const
        append(ApiKeyRevoked, event, [dropFact('api-key', rowOf(ended))])
        return null
      })
    },
    async touch(key, now) {
      if (isUsedLately(key, now)) return
      // $max, so that a slower process does not put an earlier time in place of a later one.
      await keys.updateOne({ _id: key.keyId, state: 'live' }, { $max: { lastUsedAt: now } })
    },
  }
}

function keyFact(key: LiveKey): FactChange {
  const { keyHash, userId, membershipId, permissions, expiresAt } = key
  return putFact('api-key', rowOf(key), ApiKeyFact, {
    keyHash: Buffer.from(keyHash, 'base64url'),
    userId: idBytes(userId),
    membershipId,
    permissions,
    expiresAt: expiresAt ?? undefined,
  })
}

function rowOf({ companyId, keyId }: Made): Buffer[] {
  return [idBytes(companyId), idBytes(keyId)]
}

function toDocument(key: ApiKey): KeyDocument {
  const { keyId, ...rest } = key
  return rest.state === 'live' ? { _id: keyId, ...rest } : { _id: keyId, ...rest, endedAt: new Date(rest.endedAt) }
}

function toKey(document: KeyDocument): ApiKey {
  const { _id: keyId, ...rest } = document
  return rest.state === 'live' ? { keyId, ...rest } : { keyId, ...rest, endedAt: rest.endedAt.getTime() }
}
