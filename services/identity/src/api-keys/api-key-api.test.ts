import { idBytes, newId } from '@holdfast/contracts'
import type { CompanyRole, GetStandingReplyInput } from '@holdfast/contracts/company'
import { ApiKeyFact } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import { outcomeOf, servicePassport, waitFor } from '@holdfast/testing'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { identityService } from '../testing/identity-service.ts'
import { hashKey } from './key.ts'

type Identity = Awaited<ReturnType<typeof identityService>>

/** Nothing is swept here, so that what a call does alone can be seen. */
let identity: Identity
/** Sweeps ten times a second. */
let sweeping: Identity
const members = new Map<string, GetStandingReplyInput>()
let isAway = false

beforeAll(async () => {
  identity = await identityService({ sweepMs: 3_600_000 })
  sweeping = await identityService()
  for (const { company } of [identity, sweeping]) {
    company.standing = async (userId, companyId) => {
      if (isAway) throw new DomainError('unavailable')
      return members.get(`${companyId} ${userId}`) ?? {}
    }
  }
})
beforeEach(() => {
  isAway = false
})

const gateway = () => servicePassport('gateway')

interface About {
  role?: CompanyRole
  state?: 'STATE_ACTIVE' | 'STATE_SUSPENDED' | 'STATE_CLOSED'
  requireTwoFactor?: boolean
  membershipId?: string
}

/** What company answers of a member from now on. */
function join(companyId: string, userId: string, { role = 'COMPANY_ROLE_DEVELOPER', ...about }: About = {}) {
  const { state = 'STATE_ACTIVE', requireTwoFactor = false, membershipId = newId() } = about
  members.set(`${companyId} ${userId}`, {
    company: { state, requireTwoFactor, ownerId: idBytes(newId()) },
    member: { access: { companyRole: role }, membershipId },
    companyName: 'Chez Nous',
  })
  return membershipId
}

let people = 0
/** Somebody signed in, a developer of a company of their own unless told otherwise. */
async function someone(about: About = {}, companyId = newId(), at = identity) {
  const email = `holder-${people++}@example.com`
  const userId = await at.confirmed(email)
  const membershipId = join(companyId, userId, about)
  const session = await at.signIn(email)
  const call = await session.call()
  const make = (more: object = {}, passport: Passport = call) =>
    at.apiKeys.createKey({ companyId, name: 'Deploy', ...more }, passport)
  const list = async (passport: Passport = call) => (await at.apiKeys.listKeys({ companyId }, passport)).apiKeys
  const revoke = (keyId: string, passport: Passport = call) => at.apiKeys.revokeKey({ companyId, keyId }, passport)
  const entries = () => at.entriesOf(`company/${companyId}`)
  return { userId, companyId, membershipId, email, session, call, make, list, revoke, entries }
}

const resolve = (key: string, at = identity) => at.apiKeys.resolveKey({ key }, gateway())
const stored = (keyHash: string, at = identity) => at.db.collection('api_keys').findOne({ keyHash })

describe('when a key is made', () => {
  test('then it is shown once, stored as a hash, announced by ids only, and valid for its company', async () => {
    const ada = await someone()
    const { key, apiKey } = await ada.make({ permissions: { ids: ['members.see'] } })
    const { userId, companyId, membershipId } = ada
    expect(key).toMatch(/^hfk_[0-9A-Za-z]{49}$/)
    expect(apiKey).toMatchObject({ name: 'Deploy', userId, permissions: ['members.see'], state: 'STATE_ACTIVE' })
    const keyId = apiKey!.keyId
    expect(await resolve(key)).toEqual({
      keyId,
      companyId,
      userId,
      membershipId,
      permissions: ['members.see'],
      twoFactor: false,
    })
    const [entry] = await ada.entries()
    expect(entry).toMatchObject({
      name: 'ApiKeyCreated',
      data: { companyId, keyId, userId, membershipId, permissions: ['members.see'] },
      actor: { kind: 'KIND_USER', id: userId },
      facts: [{ table: 'api-key' }],
    })
    const [{ key: row, value }] = entry!.facts
    expect(Buffer.from(row.buffer)).toEqual(Buffer.concat([idBytes(companyId), idBytes(keyId)]))
    expect(ApiKeyFact.decode(value.buffer)).toMatchObject({
      keyHash: Buffer.from(hashKey(key), 'base64url'),
      membershipId,
    })
    const everything = JSON.stringify(await identity.db.collection('ledger_entries').find().toArray())
    expect(everything).not.toContain('Deploy')
    for (const collection of ['api_keys', 'ledger_entries', 'ledger_outcomes', 'ledger_facts']) {
      expect(JSON.stringify(await identity.db.collection(collection).find().toArray())).not.toContain(key)
    }
  })

  test('then its maker is told by mail, with its name, its company and where it was made', async () => {
    const ada = await someone()
    await ada.make({ name: 'Nightly' })
    const [entry] = await ada.entries()
    expect(entry).toMatchObject({ asksForLetter: true })
    const ask = () => identity.letters.describeLetters(entry!.entry, servicePassport('notification'))
    const { letters } = await ask()
    const values = { keyName: 'Nightly', companyName: 'Chez Nous', place: '192.0.2.0/24' }
    expect(letters).toMatchObject([{ email: ada.email, template: 'api-key-made', token: '', values }])

    // Who is no member any more is not told how the company is called now.
    members.delete(`${ada.companyId} ${ada.userId}`)
    expect((await ask()).letters).toEqual([])
  })

  test('then it needs a fresh proof, the permission, and a membership', async () => {
    const ada = await someone()
    const stale = { ...ada.call, principal: { ...ada.call.principal, provenAt: 0 } } as Passport
    expect(await outcomeOf(ada.make({}, stale))).toBe('proof-needed')
    const billing = await someone({ role: 'COMPANY_ROLE_BILLING' })
    expect(await outcomeOf(billing.make())).toBe('not-allowed')
    expect(await outcomeOf(ada.make({ companyId: newId() }))).toBe('not-found')
    expect(await outcomeOf(ada.make({ companyId: 'nonsense' }))).toBe('not-found')
    const closed = await someone({ state: 'STATE_CLOSED' })
    expect(await outcomeOf(closed.make())).toBe('company-closed')
    const without = await someone({ requireTwoFactor: true })
    expect(await outcomeOf(without.make())).toBe('two-factor-required')
    expect(await outcomeOf(ada.make({}, { ...gateway(), principal: { kind: 'anonymous' } }))).toBe('not-signed-in')
    expect(await ada.list()).toEqual([])
  })

  test('then permissions beyond its maker or beyond keys are refused, and invalid names, expiries and permissions', async () => {
    const { make } = await someone()
    const ids = (...list: string[]) => ({ permissions: { ids: list } })
    expect(await outcomeOf(make(ids('members.manage')))).toBe('beyond-own-access')
    expect(await outcomeOf(make(ids('company.close')))).toBe('not-for-keys')
    expect(await outcomeOf(make(ids('members.fire')))).toBe('bad-request')
    expect(await outcomeOf(make({ name: ' ' }))).toBe('bad-request')
    expect(await outcomeOf(make({ expiresAt: Date.now() - 1 }))).toBe('bad-expiry')
  })

  test('then a repeated call neither shows it again nor makes a second one', async () => {
    const { make, list, call } = await someone()
    const repeated = { ...call, repeat: { key: crypto.randomUUID(), body: 'same' } }
    expect(await outcomeOf(make({}, repeated))).toBe('done')
    expect(await outcomeOf(make({}, repeated))).toBe('already-done')
    expect(await outcomeOf(make({}, { ...repeated, repeat: { ...repeated.repeat, body: 'other' } }))).toBe(
      'idempotency-key-reused',
    )
    expect(await list()).toHaveLength(1)
  })

  test('then the session is checked again in the transaction', async () => {
    const { make, call, session, list } = await someone()
    await identity.sessions.signOut({}, call)
    expect(await outcomeOf(make())).toBe('not-signed-in')
    expect(await outcomeOf(session.call())).toBe('not-signed-in')
    expect(await outcomeOf(list())).toBe('done')
  })

  test('then a company has a hundred live keys at most, also when two are made at once', async () => {
    const { make, revoke, companyId, list } = await someone()
    const { apiKey } = await make()
    const { _id, keyHash, ...like } = (await identity.db.collection('api_keys').findOne({ companyId }))!
    const others = Array.from({ length: 98 }, (_, index) => ({ ...like, _id: newId(), keyHash: `${keyHash} ${index}` }))
    await identity.db.collection<{ _id: string }>('api_keys').insertMany(others)
    const outcomes = await Promise.all([outcomeOf(make()), outcomeOf(make()), outcomeOf(make())])
    expect(outcomes.sort()).toEqual(['done', 'too-many-keys', 'too-many-keys'])
    await revoke(apiKey!.keyId)
    expect(await outcomeOf(make())).toBe('done')
    expect(await list()).toHaveLength(50)
  })
})

describe('when a key is shown', () => {
  test('then a text that is no key is refused', async () => {
    const { make } = await someone()
    const { key } = await make()
    for (const wrong of ['', 'hfk_', key.slice(0, -1), key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))]) {
      expect(await outcomeOf(resolve(wrong))).toBe('not-signed-in')
    }
  })

  test('then a signed-in user cannot ask whose key it is', async () => {
    const { make, call } = await someone()
    const { key } = await make()
    expect(await outcomeOf(identity.apiKeys.resolveKey({ key }, call))).toBe('not-allowed')
  })

  test('then it carries whether its maker has two-factor on', async () => {
    const { make, userId } = await someone()
    const { key } = await make()
    await identity.db
      .collection<{ _id: string }>('users')
      .updateOne({ _id: userId }, { $set: { 'twoFactor.state': 'on' } })
    expect(await resolve(key)).toMatchObject({ twoFactor: true })
  })

  test('then its use is noted, once a minute', async () => {
    const { make, list } = await someone()
    const { key } = await make()
    expect((await list())[0]!.lastUsedAt).toBeUndefined()
    await resolve(key)
    const lastUsedAt = (await list())[0]!.lastUsedAt!
    expect(Math.abs(Date.now() - lastUsedAt)).toBeLessThan(60_000)
    await resolve(key)
    expect((await list())[0]!.lastUsedAt).toBe(lastUsedAt)
    const keyHash = hashKey(key)
    await identity.db.collection('api_keys').updateOne({ keyHash }, { $set: { lastUsedAt: Date.now() - 61_000 } })
    await resolve(key)
    expect((await list())[0]!.lastUsedAt).toBeGreaterThanOrEqual(lastUsedAt)
  })

  test('then a missing second factor or a suspension does not end it', async () => {
    const { make, companyId, userId, membershipId } = await someone()
    const { key } = await make()
    join(companyId, userId, { membershipId, requireTwoFactor: true, state: 'STATE_SUSPENDED' })
    expect(await outcomeOf(resolve(key))).toBe('done')
  })

  test('then it is neither accepted nor ended while company does not answer', async () => {
    const { make, list } = await someone()
    const { key } = await make()
    isAway = true
    expect(await outcomeOf(resolve(key))).toBe('unavailable')
    isAway = false
    expect(await outcomeOf(resolve(key))).toBe('done')
    expect(await list()).toMatchObject([{ state: 'STATE_ACTIVE' }])
  })
})

describe('when its maker may no longer hold keys', () => {
  type Holder = Awaited<ReturnType<typeof someone>>
  const ends: [string, string, (holder: Holder) => unknown][] = [
    [
      'they are demoted',
      'MAKER_DEMOTED',
      ({ companyId, userId, membershipId }) => {
        join(companyId, userId, { membershipId, role: 'COMPANY_ROLE_BILLING' })
      },
    ],
    [
      'they are removed or left',
      'MAKER_GONE',
      ({ companyId, userId }) => {
        members.delete(`${companyId} ${userId}`)
      },
    ],
    [
      'they are another member than they were',
      'MAKER_GONE',
      ({ companyId, userId }) => {
        join(companyId, userId, { role: 'COMPANY_ROLE_ADMINISTRATOR' })
      },
    ],
    [
      'the company is closed',
      'COMPANY_CLOSED',
      ({ companyId, userId, membershipId }) => {
        join(companyId, userId, { membershipId, state: 'STATE_CLOSED' })
      },
    ],
    [
      'they are disabled',
      'MAKER_DISABLED',
      ({ userId }) =>
        identity.db.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: { state: 'disabled' } }),
    ],
    [
      'they are erased',
      'MAKER_ERASED',
      ({ userId }) =>
        identity.db.collection<object>('users').replaceOne({ _id: userId } as never, { state: 'erased', version: 1 }),
    ],
  ]

  test.each(ends)('because %s, then the next use ends it for good', async (_how, cause, change) => {
    const holder = await someone()
    const { key, apiKey } = await holder.make()
    expect(await outcomeOf(resolve(key))).toBe('done')
    await change(holder)
    // Many at once: it ends once.
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcomeOf(resolve(key))))
    expect(new Set(outcomes)).toEqual(new Set(['not-signed-in']))
    const entries = await holder.entries()
    expect(entries.map(({ name }) => name)).toEqual(['ApiKeyCreated', 'ApiKeyRevoked'])
    expect(entries[1]).toMatchObject({
      data: { companyId: holder.companyId, keyId: apiKey!.keyId, userId: holder.userId, cause: `CAUSE_${cause}` },
      actor: { kind: 'KIND_SYSTEM', id: 'identity' },
      facts: [{ table: 'api-key', value: null }],
    })
    expect(await stored(hashKey(key))).toMatchObject({ state: 'revoked', cause })
    // Also if everything is as it was again.
    join(holder.companyId, holder.userId, { membershipId: holder.membershipId })
    expect(await outcomeOf(resolve(key))).toBe('not-signed-in')
  })

  test('then the list shows that before the key is used again', async () => {
    const { make, companyId, userId } = await someone()
    const { apiKey } = await make()
    const owner = await someone({ role: 'COMPANY_ROLE_ADMINISTRATOR' }, companyId)
    expect(await owner.list()).toMatchObject([{ keyId: apiKey!.keyId, userId, state: 'STATE_ACTIVE' }])
    members.delete(`${companyId} ${userId}`)
    expect(await owner.list()).toMatchObject([{ keyId: apiKey!.keyId, userId, state: 'STATE_REVOKED' }])
  })

  test('then the sweep ends it, used or not, and an expired one too', async () => {
    const holder = await someone({}, newId(), sweeping)
    const { key } = await holder.make()
    const kept = await holder.make({ expiresAt: Date.now() + 3_600_000 })
    const short = await holder.make({ expiresAt: Date.now() + 3_600_000 })
    const isOver = { $set: { expiresAt: Date.now() } }
    await sweeping.db.collection('api_keys').updateOne({ keyHash: hashKey(short.key) }, isOver)
    const revoked = () =>
      holder.entries().then((entries) => entries.filter(({ name }) => name === 'ApiKeyRevoked').map(({ data }) => data))
    await waitFor(async () => (await revoked()).length === 1)
    expect(await revoked()).toMatchObject([{ keyId: short.apiKey!.keyId, cause: 'CAUSE_EXPIRED' }])
    expect(await outcomeOf(resolve(short.key, sweeping))).toBe('not-signed-in')
    expect(await outcomeOf(resolve(kept.key, sweeping))).toBe('done')
    members.delete(`${holder.companyId} ${holder.userId}`)
    await waitFor(async () => (await revoked()).length === 3)
    expect(await stored(hashKey(key), sweeping)).toMatchObject({ state: 'revoked', cause: 'MAKER_GONE' })
  })
})

describe('when keys are listed and revoked', () => {
  test('then administrators see and revoke all, developers their own, newest first, page by page', async () => {
    const developer = await someone()
    const { companyId } = developer
    const other = await someone({}, companyId)
    const admin = await someone({ role: 'COMPANY_ROLE_ADMINISTRATOR' }, companyId)
    const billing = await someone({ role: 'COMPANY_ROLE_BILLING' }, companyId)
    const first = (await developer.make({ name: 'first' })).apiKey!
    const second = (await other.make({ name: 'second' })).apiKey!
    const third = (await developer.make({ name: 'third' })).apiKey!
    const names = async (who: typeof admin) => (await who.list()).map(({ name }) => name)
    expect(await names(admin)).toEqual(['third', 'second', 'first'])
    expect(await names(developer)).toEqual(['third', 'first'])
    expect(await outcomeOf(billing.list())).toBe('not-allowed')
    const page = await identity.apiKeys.listKeys({ companyId, limit: 2 }, admin.call)
    const next = await identity.apiKeys.listKeys({ companyId, limit: 2, after: page.nextCursor }, admin.call)
    expect([...page.apiKeys, ...next.apiKeys].map(({ keyId }) => keyId)).toEqual([
      third.keyId,
      second.keyId,
      first.keyId,
    ])
    expect(next.nextCursor).toBe('')

    expect(await outcomeOf(developer.revoke(second.keyId))).toBe('not-found')
    expect(await outcomeOf(billing.revoke(second.keyId))).toBe('not-allowed')
    expect(await outcomeOf((await someone()).revoke(second.keyId))).toBe('not-found')
    expect(await outcomeOf(admin.revoke(newId()))).toBe('not-found')
    expect(await outcomeOf(developer.revoke(first.keyId))).toBe('done')
    expect(await outcomeOf(admin.revoke(second.keyId))).toBe('done')
    expect(await outcomeOf(admin.revoke(second.keyId))).toBe('key-revoked')
    expect((await admin.list()).map(({ state }) => state)).toEqual(['STATE_ACTIVE', 'STATE_REVOKED', 'STATE_REVOKED'])
    expect((await admin.entries()).at(-1)).toMatchObject({
      name: 'ApiKeyRevoked',
      data: { keyId: second.keyId, userId: other.userId, cause: 'CAUSE_REVOKED' },
      actor: { kind: 'KIND_USER', id: admin.userId },
    })
  })

  test('then a key of another company is not found, and a revoked one is refused', async () => {
    const here = await someone({ role: 'COMPANY_ROLE_ADMINISTRATOR' })
    const there = await someone({ role: 'COMPANY_ROLE_ADMINISTRATOR' })
    const { key, apiKey } = await there.make()
    expect(await outcomeOf(here.revoke(apiKey!.keyId))).toBe('not-found')
    const repeated = { ...there.call, repeat: { key: crypto.randomUUID(), body: 'same' } }
    expect(await outcomeOf(there.revoke(apiKey!.keyId, repeated))).toBe('done')
    expect(await outcomeOf(there.revoke(apiKey!.keyId, repeated))).toBe('done')
    expect(await outcomeOf(resolve(key))).toBe('not-signed-in')
  })

  test('then an API key can do neither, nor any other call for people only', async () => {
    const { make, list, revoke } = await someone()
    const { key, apiKey } = await make()
    const call: Passport = { principal: { kind: 'api-key', ...(await resolve(key)) }, requestId: newId() }
    const refused = [
      make({}, call),
      list(call),
      revoke(apiKey!.keyId, call),
      identity.users.getMe({}, call),
      identity.users.deleteMe({}, call),
      identity.users.changePassword({ currentPassword: 'x', newPassword: 'y' }, call),
      identity.users.requestEmailChange({ email: 'new@example.com' }, call),
      identity.sessions.signOut({}, call),
      identity.sessions.prove({ password: 'x' }, call),
      identity.sessions.listSessions({}, call),
      identity.sessions.endOtherSessions({}, call),
      identity.twoFactor.begin({}, call),
      identity.twoFactor.turnOff({}, call),
      identity.operators.disableUser({ user: { userId: newId() }, reason: 'none' }, call),
    ]
    const outcomes = await Promise.all(refused.map(outcomeOf))
    expect(outcomes).toEqual(refused.map(() => 'keys-not-allowed'))
  })
})
