import { randomBytes } from 'node:crypto'
import type { Decide, PermissionId } from '@holdfast/access'
import { isId, newId } from '@holdfast/contracts'
import type { ApiKeyInput, ApiKeys } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, type Log, note, type Passport, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { SessionStore } from '../sessions/session-store.ts'
import { active } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { type ApiKey, make, readName, revokeKey } from './api-key.ts'
import type { KeyEnding } from './api-key-ending.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import { hashKey, isKey, writeKey } from './key.ts'
import type { MakerStanding } from './maker-standing.ts'

export function apiKeyApi(needs: {
  ledger: Ledger
  keys: ApiKeyStore
  ending: KeyEnding
  users: UserStore
  sessions: SessionStore
  makerStanding: MakerStanding
  decide: Decide
  log: Log
}): Handlers<typeof ApiKeys> {
  const { ledger, keys, ending, users, sessions, makerStanding, decide, log } = needs
  return {
    createKey({ companyId, expiresAt, permissions, ...request }, call) {
      const name = readName(request.name)
      return ledger.once(call, async () => {
        const { userId, membership, need } = await member(call, companyId)
        need('api-keys.manage')
        const key = writeKey(randomBytes(32))
        const given = { keyId: newId(), companyId, userId, name, keyHash: hashKey(key) }
        const wanted = { ...given, expiresAt, permissions: permissions?.ids }
        const made = await keys.add({ companyId, call }, async (present, now, session) => {
          await stillSignedIn(call, now, session)
          // A key of a session that ends at the same moment, with all keys, must not outlive it.
          await sessions.hold(signedIn(call).sessionId, session)
          return make(wanted, { decide, membership, present, now })
        })
        return { key, apiKey: toWire(made, true) }
      })
    },

    async listKeys({ companyId, ...request }, call) {
      const wanted = readPage(request, `api-keys/${companyId}`)
      const { userId, seesAll } = await holder(call, companyId)
      const found = await keys.list(companyId, {
        ...wanted,
        limit: wanted.limit + 1,
        userId: seesAll ? undefined : userId,
      })
      const { page, nextCursor } = pageOf(found, wanted, ({ keyId }) => keyId)
      const apiKeys = await Promise.all(page.map(async (key) => toWire(key, await counts(key, call))))
      return { apiKeys, nextCursor }
    },

    async revokeKey({ companyId, keyId }, call) {
      await ledger.once(call, async () => {
        const { userId, seesAll } = await holder(call, companyId)
        await keys.end({ companyId, keyId, call }, async (key, now, session) => {
          await stillSignedIn(call, now, session)
          const isVisible = seesAll || key?.userId === userId
          if (!key || !isVisible) throw new DomainError('not-found')
          return revokeKey(key, 'REVOKED', now)
        })
        return null
      })
      return {}
    },

    async resolveKey({ key: text }, call) {
      note(call, { failed: 'malformed' })
      if (!isKey(text)) throw new DomainError('not-signed-in')
      const { found } = await ledger.lookUp(async (session) => {
        const key = await keys.findByHash(hashKey(text), session)
        note(call, key ? { keyId: key.keyId, failed: key.state } : { failed: 'unknown' })
        return key?.state === 'live' && { key, finding: await ending.look(key, call.requestId, session) }
      })
      if (!found) throw new DomainError('not-signed-in')
      const { key, finding } = found
      if (finding === 'unknown') throw new DomainError('unavailable')
      if (!finding.counts) {
        note(call, { failed: finding.cause === 'EXPIRED' ? 'expired' : 'void' })
        await ending.end(key, finding.cause, call.requestId)
        throw new DomainError('not-signed-in')
      }
      await keys.touch(key, Date.now())
      const { keyId, companyId, userId, membershipId, permissions } = key
      return { keyId, companyId, userId, membershipId, permissions, twoFactor: finding.twoFactor }
    },
  }

  /** The caller as a member of the company. Throws `not-found` if they are none, `unavailable` if it is unknown. */
  async function member(call: Passport, companyId: string) {
    const { userId, twoFactor } = signedIn(call)
    const membership = isId(companyId) ? await makerStanding(userId, companyId, call.requestId) : 'none'
    if (membership === 'none') throw new DomainError('not-found')
    if (membership === 'unknown') throw new DomainError('unavailable')
    const standing = { ...membership.standing, twoFactor }
    const may = (permission: PermissionId) => decide(permission, standing).allowed
    function need(permission: PermissionId) {
      const decision = decide(permission, standing)
      if (decision.allowed) return
      log.info({ userId, companyId, permission, requestId: call.requestId }, decision.refusal)
      throw new DomainError(decision.refusal)
    }
    return { userId, membership, may, need }
  }

  /** The caller, if they may have keys of their own or may see and revoke the keys of all members. */
  async function holder(call: Passport, companyId: string) {
    const { userId, may, need } = await member(call, companyId)
    const seesAll = may('api-keys.revoke')
    if (!seesAll) need('api-keys.manage')
    return { userId, seesAll }
  }

  async function stillSignedIn(call: Passport, now: number, session: ClientSession) {
    const { userId, sessionId } = signedIn(call)
    const user = await users.find(userId, session)
    if (!user || !(await sessions.exists(userId, { sessionId }, now, session))) throw new DomainError('not-signed-in')
    active(user)
  }

  /**
   * Whether the key is shown as active. A key whose maker lost the right to it is shown as ended even before the sweep
   * has ended it. If company cannot say what the maker is now, the stored state is shown.
   */
  async function counts(key: ApiKey, { requestId }: Passport): Promise<boolean> {
    if (key.state === 'revoked') return false
    const finding = await ending.look(key, requestId)
    return finding === 'unknown' || finding.counts
  }
}

function toWire(key: ApiKey, counts: boolean): ApiKeyInput {
  const { keyId, companyId, name, userId, permissions, createdAt, expiresAt, lastUsedAt } = key
  return {
    keyId,
    companyId,
    name,
    userId,
    permissions,
    createdAt,
    expiresAt: expiresAt ?? undefined,
    lastUsedAt: lastUsedAt ?? undefined,
    ...(key.state === 'revoked' && { endedAt: key.endedAt }),
    state: stateOf(key, counts),
  }
}

function stateOf(key: ApiKey, counts: boolean): ApiKeyInput['state'] {
  if (counts) return 'STATE_ACTIVE'
  const isExpired =
    key.state === 'revoked' ? key.cause === 'EXPIRED' : key.expiresAt !== null && Date.now() >= key.expiresAt
  return isExpired ? 'STATE_EXPIRED' : 'STATE_REVOKED'
}
