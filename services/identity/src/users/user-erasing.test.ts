import { DomainError } from '@holdfast/errors'
import { outcomeOf, servicePassport, silentLog, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { startIdentity } from '../app.ts'
import { client, from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, sessions, company, db, directory } = identity

async function dump(): Promise<string> {
  const found = await Promise.all(
    (await db.collections()).map(async (one) => JSON.stringify(await one.find().toArray())),
  )
  return found.join('\n')
}

function departs(depart: (userId: string) => Promise<void>) {
  company.depart = depart
}

describe('deleting oneself', () => {
  test('when it is done, then nothing of the person stays, and the address is free again', async () => {
    departs(async () => {})
    const origin = client({ ip: '203.0.113.77', userAgent: 'Unforgettable/1.0' })
    const userId = await identity.confirmed('leaver@example.com')
    await users.updateMe({ fullName: 'Leaving Person' }, await (await identity.signIn('leaver@example.com')).call())
    await users.requestPasswordReset({ email: 'leaver@example.com' }, from(origin))
    const session = await identity.signIn('leaver@example.com', origin)
    await users.deleteMe({}, await session.call())

    const everything = await dump()
    for (const trace of [
      'leaver@example.com',
      'Leaving Person',
      'Ada Byron',
      '203.0.113',
      'Unforgettable',
      'argon2id',
    ]) {
      expect(everything).not.toContain(trace)
    }
    expect(await outcomeOf(session.call())).toBe('not-signed-in')
    const entries = await identity.entries(userId)
    expect(entries.map(({ name }) => name).slice(-3)).toEqual(['UserErased', 'SessionEnded', 'SessionEnded'])
    expect(entries.at(-3)!.facts).toMatchObject([{ table: 'user', value: null }])
    expect(await db.collection('ledger_facts').countDocuments()).toBe(0)
    expect(await directory.describeUsers({ userIds: [userId] }, servicePassport('company'))).toEqual({ users: [] })
    expect(await identity.signUp('leaver@example.com')).not.toBe(userId)
  })

  test('when the user owns a company, then it is refused and all is as before', async () => {
    departs(async () => {
      throw new DomainError('owns-company')
    })
    await identity.confirmed('owner@example.com')
    const session = await identity.signIn('owner@example.com')
    expect(await outcomeOf(users.deleteMe({}, await session.call()))).toBe('owns-company')
    expect(await users.getMe({}, await session.call())).toMatchObject({ email: 'owner@example.com' })
    expect(await outcomeOf(identity.signIn('owner@example.com'))).toBe('done')
    expect(await outcomeOf(users.updateMe({ fullName: 'Still Here' }, await session.call()))).toBe('done')
  })

  test('while it is under way, then nothing else can be done with the account', async () => {
    const userId = await identity.confirmed('busy@example.com')
    const session = await identity.signIn('busy@example.com')
    const call = await session.call()
    const meanwhile: string[] = []
    departs(async () => {
      meanwhile.push(await outcomeOf(identity.signIn('busy@example.com')))
      meanwhile.push(await outcomeOf(users.updateMe({ fullName: 'Other' }, call)))
      meanwhile.push(await outcomeOf(users.getMe({}, call)))
    })
    await users.deleteMe({}, call)
    expect(meanwhile).toEqual(['sign-in-failed', 'user-leaving', 'done'])
    expect((await identity.entries(userId)).map(({ name }) => name)).toContain('UserErased')
  })

  test('when it is asked for twice at once, then the user is erased once', async () => {
    departs(async () => {})
    const userId = await identity.confirmed('double@example.com')
    const call = await (await identity.signIn('double@example.com')).call()
    const outcomes = await Promise.all([outcomeOf(users.deleteMe({}, call)), outcomeOf(users.deleteMe({}, call))])
    expect(outcomes).toContain('done')
    const erased = (await identity.entries(userId)).filter(({ name }) => name === 'UserErased')
    expect(erased).toHaveLength(1)
  })

  test('when the process dies in the middle, then another one finishes it', async () => {
    const userId = await identity.confirmed('crash@example.com')
    const session = await identity.signIn('crash@example.com')
    departs(async () => {
      throw new DomainError('unavailable')
    })
    expect(await outcomeOf(users.deleteMe({}, await session.call()))).toBe('unavailable')
    expect(await outcomeOf(identity.signIn('crash@example.com'))).toBe('sign-in-failed')

    const asked: string[] = []
    departs(async (id) => {
      asked.push(id)
    })
    // As if the claim of the process that died had run out.
    await db.collection('users').updateOne({ state: 'leaving' }, { $set: { claimedUntil: new Date(0) } })
    const second = await startIdentity(identity.config, silentLog)
    try {
      await waitFor(async () => (await identity.entries(userId)).some(({ name }) => name === 'UserErased'))
    } finally {
      await second.stop()
    }
    expect(asked).toEqual([userId])
    expect(await outcomeOf(sessions.resolve({ token: session.token }, servicePassport('gateway')))).toBe(
      'not-signed-in',
    )
    const erased = (await identity.entries(userId)).find(({ name }) => name === 'UserErased')!
    expect(erased.actor).toEqual({ kind: 'KIND_SYSTEM', id: 'identity' })
  })

  test('when the password was not proven lately, then it is refused', async () => {
    await identity.confirmed('stale@example.com')
    const call = await (await identity.signIn('stale@example.com', { password: PASSWORD })).call()
    const stale = { ...call, principal: { ...call.principal, provenAt: Date.now() - 11 * 60_000 } } as typeof call
    expect(await outcomeOf(users.deleteMe({}, stale))).toBe('proof-needed')
  })
})

test('when nobody confirms an address for 30 days, then nothing of the account stays, and the address is free again', async () => {
  const userId = await identity.signUp('squatted@example.com')
  const stays = await identity.signUp('lately@example.com')
  const old = { createdAt: Date.now() - 31 * 86_400_000, 'confirmation.expiresAt': Date.now() - 1 }
  departs(async () => {
    throw new Error('company is not asked: pending invitations to the address stay')
  })
  await db.collection<{ _id: string }>('users').updateOne({ _id: userId }, { $set: old })
  const entry = await waitFor(async () => (await identity.entries(userId)).find(({ name }) => name === 'UserErased'))
  expect(entry).toMatchObject({
    actor: { kind: 'KIND_SYSTEM', id: 'identity' },
    facts: [{ table: 'user', value: null }],
  })
  expect(await dump()).not.toContain('squatted@')
  expect(await identity.signUp('squatted@example.com')).not.toBe(userId)
  expect(await identity.userIdOf('lately@example.com')).toBe(stays)
})
