import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { servicePassport, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { client, from, identityService, outcome, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService({ attempts: 4 })
const { users, sessions, db } = identity
const service = servicePassport('gateway')

describe('signing in and out', () => {
  test('when one signs in, then the token is stored nowhere, and signing out ends it', async () => {
    const userId = await identity.confirmed('in@example.com')
    const session = await identity.signIn('in@example.com')
    expect(session.token).toMatch(/^hfs_[\w-]{49}$/)
    const dumped = await Promise.all(
      (await db.collections()).map(async (one) => JSON.stringify(await one.find().toArray())),
    )
    expect(dumped.join()).not.toContain(session.token)

    await sessions.signOut({}, await session.call())
    expect(await outcome(sessions.resolve({ token: session.token }, service))).toBe('not-signed-in')
    const { data, facts } = (await identity.entries(userId)).at(-1)!
    expect(data).toEqual({ userId, sessionId: session.sessionId, cause: 'CAUSE_SIGNED_OUT' })
    expect(facts).toMatchObject([{ table: 'session', value: null }])
  })

  test('when a token is mistyped or made up, then nobody is signed in', async () => {
    await identity.confirmed('typo@example.com')
    const { token } = await identity.signIn('typo@example.com')
    for (const wrong of [
      '',
      'hfs_',
      `${token}x`,
      token.slice(0, -1),
      token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ]) {
      expect(await outcome(sessions.resolve({ token: wrong }, service))).toBe('not-signed-in')
    }
  })

  test('when address or password are wrong, then the answer is one and the same', async () => {
    await identity.confirmed('right@example.com')
    expect(await outcome(identity.signIn('right@example.com', { password: 'wrong' }))).toBe('sign-in-failed')
    expect(await outcome(identity.signIn('unknown@example.com'))).toBe('sign-in-failed')
    expect(await outcome(identity.signIn('', { password: '' }))).toBe('sign-in-failed')
  })

  test('when a session has expired, then its token is refused and an entry says that it ended', async () => {
    const userId = await identity.confirmed('idle@example.com')
    const session = await identity.signIn('idle@example.com')
    const passport = await session.call()
    const endsAt = new Date()
    await db.collection<{ _id: string }>('sessions').updateOne({ _id: session.sessionId }, { $set: { endsAt } })
    expect(await outcome(sessions.resolve({ token: session.token }, service))).toBe('not-signed-in')
    expect(await outcome(users.updateMe({ fullName: 'X' }, passport))).toBe('not-signed-in')
    const ended = await waitFor(async () =>
      (await identity.entries(userId)).find(({ name }) => name === 'SessionEnded'),
    )
    expect(ended).toMatchObject({ data: { cause: 'CAUSE_EXPIRED' }, facts: [{ table: 'session', value: null }] })
  })

  test('when a sign-in is repeated with its Idempotency-Key, then the token is not given again', async () => {
    await identity.confirmed('key@example.com')
    const repeat = { key: `key-${crypto.randomUUID()}`, body: 'same' }
    const signIn = () => sessions.signIn({ email: 'key@example.com', password: PASSWORD }, from({}, { repeat }))
    expect(await outcome(signIn())).toBe('done')
    expect(await outcome(signIn())).toBe('already-done')
  })

  test('when the stored hash has other parameters, then the next sign-in replaces it', async () => {
    const userId = await identity.confirmed('rehash@example.com')
    const { createPasswordHashes } = await import('../passwords/password-hash.ts')
    const passwordHash = await createPasswordHashes({ memory: 8192, passes: 1, parallelism: 1 }).hash(PASSWORD)
    const documents = db.collection<{ _id: string; passwordHash?: string }>('users')
    await documents.updateOne({ _id: userId }, { $set: { passwordHash } })
    await identity.signIn('rehash@example.com')
    expect((await documents.findOne({ _id: userId }))!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await outcome(identity.signIn('rehash@example.com'))).toBe('done')
  })
})

describe('sessions', () => {
  test('when there are many, then they are listed newest first, page by page, and can be ended', async () => {
    const userId = await identity.confirmed('many@example.com')
    const begun = [await identity.signIn('many@example.com'), await identity.signIn('many@example.com')]
    const current = await identity.signIn('many@example.com', { ip: '198.51.100.7', userAgent: 'curl/8.1' })
    const call = await current.call()

    const first = await sessions.listSessions({ limit: 2 }, call)
    expect(first.sessions.map(({ sessionId, current }) => [sessionId, current])).toEqual([
      [current.sessionId, true],
      [begun[1]!.sessionId, false],
    ])
    expect(first.sessions[0]).toMatchObject({ ip: '198.51.100.7', userAgent: 'curl/8.1' })
    const second = await sessions.listSessions({ limit: 2, after: first.nextCursor }, call)
    expect(second).toMatchObject({ sessions: [{ sessionId: begun[0]!.sessionId }], nextCursor: '' })
    expect(await outcome(sessions.listSessions({ after: 'nonsense' }, call))).toBe('bad-cursor')
    expect(await outcome(sessions.listSessions({ limit: 201 }, call))).toBe('bad-request')

    await sessions.endSession({ sessionId: begun[0]!.sessionId }, call)
    expect(await outcome(begun[0]!.call())).toBe('not-signed-in')
    expect(await outcome(sessions.endSession({ sessionId: begun[0]!.sessionId }, call))).toBe('not-found')
    expect(await sessions.endOtherSessions({}, call)).toEqual({ ended: 1 })
    expect(await outcome(begun[1]!.call())).toBe('not-signed-in')
    expect((await identity.entries(userId)).filter(({ name }) => name === 'SessionEnded')).toHaveLength(2)
  })

  test('when somebody has a hundred sessions, then the oldest makes room for another', async () => {
    const userId = await identity.confirmed('hundred@example.com')
    const oldest = await identity.signIn('hundred@example.com')
    const stored = db.collection<{ _id: string; tokenHash: string }>('sessions')
    const { _id, ...like } = (await stored.findOne({ _id: oldest.sessionId }))!
    const others = Array.from({ length: 99 }, (_, index) => ({ ...like, _id: newId(), tokenHash: `${_id} ${index}` }))
    await stored.insertMany(others)
    await identity.signIn('hundred@example.com')
    expect(await outcome(oldest.call())).toBe('not-signed-in')
    expect((await identity.entries(userId)).at(-1)).toMatchObject({ data: { cause: 'CAUSE_TOO_MANY' } })
  })

  test('when the session belongs to another user, then it is not found', async () => {
    await identity.confirmed('mine@example.com')
    await identity.confirmed('theirs@example.com')
    const mine = await identity.signIn('mine@example.com')
    const theirs = await identity.signIn('theirs@example.com')
    expect(await outcome(sessions.endSession({ sessionId: theirs.sessionId }, await mine.call()))).toBe('not-found')
    expect(await outcome(theirs.call())).toBe('done')
  })

  test('when one signs in from another network or device, then a mail says so; the first place is not new', async () => {
    const userId = await identity.confirmed('places@example.com')
    const places = [
      client(),
      client({ ip: '192.0.2.99' }),
      client({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0' }),
      client({ ip: '203.0.113.4' }),
      client({ userAgent: 'Mozilla/5.0 (Macintosh) Version/17 Safari/605' }),
    ]
    for (const place of places) await identity.signIn('places@example.com', place)
    const started = (await identity.entries(userId)).filter(({ name }) => name === 'SessionStarted')
    expect(started.map(({ data }) => data.newPlace)).toEqual([false, false, false, true, true])
    const [letter] = await identity.lettersAbout(userId, 'SessionStarted')
    expect(letter).toMatchObject({
      template: 'new-sign-in',
      values: { browser: 'Safari', system: 'macOS', place: '192.0.2.0/24', at: expect.stringMatching(/Z$/) },
    })
  })
})

describe('a fresh proof', () => {
  test('when the password is proven again, then the session says so from then on', async () => {
    const userId = await identity.confirmed('proof@example.com')
    const session = await identity.signIn('proof@example.com')
    const stale = {
      ...(await session.call()),
      principal: { ...(await session.call()).principal, provenAt: 0 },
    } as never
    expect(await outcome(users.requestEmailChange({ email: 'new@example.com' }, stale))).toBe('proof-needed')
    expect(await outcome(users.deleteMe({}, stale))).toBe('proof-needed')
    expect(await outcome(sessions.prove({ password: 'wrong' }, stale))).toBe('proof-failed')
    const { provenAt } = await sessions.prove({ password: PASSWORD }, stale)
    expect(await session.call()).toMatchObject({ principal: { provenAt } })
    expect((await identity.entries(userId)).at(-1)).toMatchObject({
      name: 'SessionProven',
      facts: [{ table: 'session' }],
    })
  })
})

describe('throttling', () => {
  test('when sign-ins fail too often from one place, then that place waits, and no other', async () => {
    await identity.confirmed('guessed@example.com')
    const guess = (ip: string, password = 'wrong') => outcome(identity.signIn('guessed@example.com', { password, ip }))
    const guesses = await Promise.all(Array.from({ length: 9 }, () => guess('198.51.100.1')))
    expect(guesses.sort()).toEqual([...Array(4).fill('sign-in-failed'), ...Array(5).fill('too-many-attempts')])
    expect(await guess('198.51.100.1', PASSWORD)).toBe('too-many-attempts')
    expect(await guess('198.51.100.2', PASSWORD)).toBe('done')
  })

  test('when the address is unknown, then the throttle is the same and says for how long', async () => {
    for (let tries = 0; tries < 4; tries++) await outcome(identity.signIn('ghost@example.com'))
    const error = await identity.signIn('GHOST@example.com').catch((caught: DomainError) => caught)
    expect(error).toBeInstanceOf(DomainError)
    expect(error).toMatchObject({ code: 'too-many-attempts' })
    const { retryAfter } = error as DomainError
    expect(retryAfter).toBeGreaterThan(890)
    expect(retryAfter).toBeLessThanOrEqual(900)
  })

  test('when passwords, proofs and changes of password fail, then they count together, successes do not', async () => {
    await identity.confirmed('mixed@example.com')
    for (let times = 0; times < 6; times++) await identity.signIn('mixed@example.com')
    const { call } = await identity.signIn('mixed@example.com')
    const passport = await call()
    expect(await outcome(identity.signIn('mixed@example.com', { password: 'wrong' }))).toBe('sign-in-failed')
    expect(await outcome(sessions.prove({ password: 'wrong' }, passport))).toBe('proof-failed')
    const change = { currentPassword: 'wrong', newPassword: `new ${PASSWORD}` }
    expect(await outcome(users.changePassword(change, passport))).toBe('proof-failed')
    expect(await outcome(sessions.prove({ password: 'wrong' }, passport))).toBe('proof-failed')
    expect(await outcome(sessions.prove({ password: PASSWORD }, passport))).toBe('too-many-attempts')
  })
})
