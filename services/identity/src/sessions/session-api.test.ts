import { newId } from '@holdfast/contracts'
import { SessionFact } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, servicePassport, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { client, from, identityService, PASSWORD } from '../testing/identity-service.ts'
import { hashToken } from './session.ts'

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
    expect(await outcomeOf(sessions.resolve({ token: session.token }, service))).toBe('not-signed-in')
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
      expect(await outcomeOf(sessions.resolve({ token: wrong }, service))).toBe('not-signed-in')
    }
  })

  test('when address or password are wrong, then the answer is one and the same', async () => {
    await identity.confirmed('right@example.com')
    expect(await outcomeOf(identity.signIn('right@example.com', { password: 'wrong' }))).toBe('sign-in-failed')
    expect(await outcomeOf(identity.signIn('unknown@example.com'))).toBe('sign-in-failed')
    expect(await outcomeOf(identity.signIn('', { password: '' }))).toBe('sign-in-failed')
  })

  test('when a session has expired, then its token is refused and an entry says that it ended', async () => {
    const userId = await identity.confirmed('idle@example.com')
    const session = await identity.signIn('idle@example.com')
    const passport = await session.call()
    const endsAt = new Date()
    await db.collection<{ _id: string }>('sessions').updateOne({ _id: session.sessionId }, { $set: { endsAt } })
    expect(await outcomeOf(sessions.resolve({ token: session.token }, service))).toBe('not-signed-in')
    expect(await outcomeOf(users.updateMe({ fullName: 'X' }, passport))).toBe('not-signed-in')
    const ended = await waitFor(async () =>
      (await identity.entries(userId)).find(({ name }) => name === 'SessionEnded'),
    )
    expect(ended).toMatchObject({ data: { cause: 'CAUSE_EXPIRED' }, facts: [{ table: 'session', value: null }] })
  })

  test('when a sign-in is repeated with its Idempotency-Key, then the token is not given again', async () => {
    await identity.confirmed('key@example.com')
    const repeat = { key: `key-${crypto.randomUUID()}`, body: 'same' }
    const signIn = () => sessions.signIn({ email: 'key@example.com', password: PASSWORD }, from({}, { repeat }))
    expect(await outcomeOf(signIn())).toBe('done')
    expect(await outcomeOf(signIn())).toBe('already-done')
  })

  test('when the stored hash has other parameters, then the next sign-in replaces it', async () => {
    const userId = await identity.confirmed('rehash@example.com')
    const { createPasswordHashes } = await import('../passwords/password-hash.ts')
    const passwordHash = await createPasswordHashes({ memory: 8192, passes: 1, parallelism: 1 }).hash(PASSWORD)
    const documents = db.collection<{ _id: string; passwordHash?: string }>('users')
    await documents.updateOne({ _id: userId }, { $set: { passwordHash } })
    await identity.signIn('rehash@example.com')
    expect((await documents.findOne({ _id: userId }))!.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await outcomeOf(identity.signIn('rehash@example.com'))).toBe('done')
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
    expect(await outcomeOf(sessions.listSessions({ after: 'nonsense' }, call))).toBe('bad-cursor')
    expect(await outcomeOf(sessions.listSessions({ limit: 201 }, call))).toBe('bad-request')

    await sessions.endSession({ sessionId: begun[0]!.sessionId }, call)
    expect(await outcomeOf(begun[0]!.call())).toBe('not-signed-in')
    expect(await outcomeOf(sessions.endSession({ sessionId: begun[0]!.sessionId }, call))).toBe('not-found')
    expect(await sessions.endOtherSessions({}, call)).toEqual({ ended: 1 })
    expect(await outcomeOf(begun[1]!.call())).toBe('not-signed-in')
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
    expect(await outcomeOf(oldest.call())).toBe('not-signed-in')
    expect((await identity.entries(userId)).at(-1)).toMatchObject({ data: { cause: 'CAUSE_TOO_MANY' } })
  })

  test('when the session belongs to another user, then it is not found', async () => {
    await identity.confirmed('mine@example.com')
    await identity.confirmed('theirs@example.com')
    const mine = await identity.signIn('mine@example.com')
    const theirs = await identity.signIn('theirs@example.com')
    expect(await outcomeOf(sessions.endSession({ sessionId: theirs.sessionId }, await mine.call()))).toBe('not-found')
    expect(await outcomeOf(theirs.call())).toBe('done')
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
    expect(await outcomeOf(users.requestEmailChange({ email: 'new@example.com' }, stale))).toBe('proof-needed')
    expect(await outcomeOf(users.deleteMe({}, stale))).toBe('proof-needed')
    expect(await outcomeOf(session.prove({ password: 'wrong' }, stale))).toBe('proof-failed')
    const { provenAt } = await session.prove({ password: PASSWORD }, stale)
    expect(await session.call()).toMatchObject({ principal: { provenAt } })
    expect((await identity.entries(userId)).at(-1)).toMatchObject({
      name: 'SessionProven',
      facts: [{ table: 'session' }],
    })
  })
})

/** Failed sign-ins of strangers, each from a network of its own. */
async function guessed(email: string, times: number): Promise<void> {
  const guess = (index: number) => outcomeOf(identity.signIn(email, { password: 'wrong', ip: `10.1.${index}.1` }))
  await Promise.all(Array.from({ length: times }, (_, index) => guess(index)))
}
describe('another token', () => {
  const resolve = (token: string) => sessions.resolve({ token }, service)

  test('when a proof raises what the session may do, then its former token and CSRF token end, and others stay', async () => {
    const userId = await identity.confirmed('renewed@example.com')
    const session = await identity.signIn('renewed@example.com')
    const other = await identity.signIn('renewed@example.com')
    const stolen = session.token
    const before = await resolve(stolen)
    const { session: renewed } = await session.prove({ password: PASSWORD })
    expect(await outcomeOf(resolve(stolen))).toBe('not-signed-in')
    expect(await resolve(renewed!.token)).toMatchObject({
      sessionId: before.sessionId,
      csrfToken: renewed!.csrfToken,
      expiresAt: before.expiresAt,
    })
    expect(renewed!.csrfToken).not.toBe(before.csrfToken)
    expect(await outcomeOf(other.call())).toBe('done')
    // The fact has the new token's hash: so gateways drop what they remember of the former one.
    const { facts } = (await identity.entries(userId)).at(-1)!
    expect(SessionFact.decode(facts[0].value.buffer).tokenHash.toString('base64url')).toBe(hashToken(renewed!.token))
  })

  test('when a session proves twice at once, then one of the two has a token, and it is the one that counts', async () => {
    await identity.confirmed('twice@example.com')
    const { token, call } = await identity.signIn('twice@example.com')
    const passport = await call()
    const both = [1, 2].map(() => sessions.prove({ password: PASSWORD, token }, passport))
    expect((await Promise.all(both.map(outcomeOf))).sort()).toEqual(['done', 'not-signed-in'])
    const [done] = (await Promise.allSettled(both)).filter((one) => one.status === 'fulfilled')
    expect(await outcomeOf(resolve(done!.value.session!.token))).toBe('done')
  })

  test('when the token of another session comes with the call, then nothing is proven', async () => {
    const userId = await identity.confirmed('foreign@example.com')
    const session = await identity.signIn('foreign@example.com')
    const { token } = await identity.signIn('foreign@example.com')
    for (const wrong of [token, '']) {
      const proof = { password: PASSWORD, token: wrong }
      expect(await outcomeOf(sessions.prove(proof, await session.call()))).toBe('not-signed-in')
    }
    expect((await identity.entries(userId)).filter(({ name }) => name === 'SessionProven')).toEqual([])
  })

  test('when the answer of a proof was lost, then signing in goes on, and a repeat is told that it is done', async () => {
    await identity.confirmed('lost@example.com')
    const { token, call } = await identity.signIn('lost@example.com')
    const passport = { ...(await call()), repeat: { key: `key-${crypto.randomUUID()}`, body: 'same' } }
    const prove = () => sessions.prove({ password: PASSWORD, token }, passport)
    expect(await outcomeOf(prove())).toBe('done')
    // The gateway refuses the former token before this.
    expect(await outcomeOf(prove())).toBe('already-done')
    expect(await outcomeOf(resolve(token))).toBe('not-signed-in')
    expect(await outcomeOf(identity.signIn('lost@example.com'))).toBe('done')
  })
})

describe('throttling', () => {
  test('when sign-ins fail too often from one place, then that place waits, and no other', async () => {
    await identity.confirmed('guessed@example.com')
    const guess = (ip: string, password = 'wrong') =>
      outcomeOf(identity.signIn('guessed@example.com', { password, ip }))
    const guesses = await Promise.all(Array.from({ length: 9 }, () => guess('198.51.100.1')))
    expect(guesses.sort()).toEqual([...Array(4).fill('sign-in-failed'), ...Array(5).fill('too-many-attempts')])
    expect(await guess('198.51.100.1', PASSWORD)).toBe('too-many-attempts')
    expect(await guess('198.51.100.2', PASSWORD)).toBe('done')
  })

  test('when the address is unknown, then the throttle is the same and says for how long', async () => {
    for (let tries = 0; tries < 4; tries++) await outcomeOf(identity.signIn('ghost@example.com'))
    const error = await identity.signIn('GHOST@example.com').catch((caught: DomainError) => caught)
    expect(error).toBeInstanceOf(DomainError)
    expect(error).toMatchObject({ code: 'too-many-attempts' })
    const { retryAfter } = error as DomainError
    expect(retryAfter).toBeGreaterThan(890)
    expect(retryAfter).toBeLessThanOrEqual(900)
  })

  test('when an account is guessed from many networks at once, then all of them together have 20 tries, of any account', async () => {
    await identity.confirmed('spread@example.com')
    for (const email of ['spread@example.com', 'nobody-spread@example.com']) {
      const guess = (network: number) =>
        outcomeOf(identity.signIn(email, { password: 'wrong', ip: `10.0.${network}.1` }))
      const guesses = await Promise.all(Array.from({ length: 24 }, (_, index) => guess(index % 12)))
      expect(guesses.sort()).toEqual([...Array(20).fill('sign-in-failed'), ...Array(4).fill('too-many-attempts')])
    }
  })

  test('when strangers have used the bound up, then known places still work, others after a mailed link, and one mail tells', async () => {
    const home = { ip: '203.0.113.5' }
    const away = { ip: '198.51.100.77' }
    const userId = await identity.confirmed('besieged@example.com', home)
    await identity.signIn('besieged@example.com', home)
    await guessed('besieged@example.com', 20)
    const tried = (where: object, password = PASSWORD) =>
      outcomeOf(identity.signIn('besieged@example.com', { password, ...where }))
    expect(await tried(away)).toBe('too-many-attempts')
    // A wrong password is answered as everywhere else, so that it does not tell where its owner has been.
    expect(await tried({ ip: '203.0.113.200' }, 'wrong')).toBe('too-many-attempts')
    expect(await tried({ ip: '203.0.113.200' })).toBe('done')

    const told = await waitFor(async () => {
      const letters = await identity.lettersAbout(userId, 'GuessingStopped')
      return letters.length > 0 && letters
    })
    expect(told).toMatchObject([{ template: 'guessing-stopped', email: 'besieged@example.com' }])
    await guessed('besieged@example.com', 5)

    await users.requestPasswordReset({ email: 'besieged@example.com' }, from(away))
    const [letter] = await identity.lettersAbout(userId, 'PasswordResetRequested')
    await users.resetPassword({ token: letter!.token, password: `new ${PASSWORD}` }, from(away))
    expect(await tried(away, `new ${PASSWORD}`)).toBe('done')
    expect(await tried({ ip: '192.0.2.200' }, `new ${PASSWORD}`)).toBe('too-many-attempts')
    const entries = await identity.entries(userId)
    expect(entries.filter(({ name }) => name === 'GuessingStopped')).toHaveLength(1)
  })

  test('when strangers guess an address before it is confirmed, then its owner gets in where they confirmed it', async () => {
    await guessed('fresh@example.com', 20)
    await identity.confirmed('fresh@example.com', { ip: '203.0.113.9' })
    expect(await outcomeOf(identity.signIn('fresh@example.com', { ip: '203.0.113.9' }))).toBe('done')
  })

  test('when one network tries many accounts, then hosts and the network have a bound over all accounts', async () => {
    const bounded = await identityService({ more: { FAILURES_PER_HOST: '5', FAILURES_PER_NETWORK: '12' } })
    const spray = async (ip: string, count: number, tag: string) => {
      const tries = Array.from({ length: count }, (_, index) =>
        outcomeOf(bounded.signIn(`${tag}-${index}@example.com`, { password: 'wrong', ip })),
      )
      return (await Promise.all(tries)).filter((one) => one === 'sign-in-failed').length
    }
    expect(await spray('2001:db8:7:1::1', 8, 'a')).toBe(5)
    expect(await spray('2001:db8:7:2::1', 8, 'b')).toBe(5)
    expect(await spray('2001:db8:7:3::1', 8, 'c')).toBe(2)
    expect(await spray('2001:db8:7:ffff::1', 8, 'd')).toBe(0)
    expect(await spray('2001:db8:8::1', 3, 'e')).toBe(3)
  })

  test('when a session fails its proofs from many addresses, then it has ten, and a stranger at its address none of them', async () => {
    await identity.confirmed('session@example.com')
    const session = await identity.signIn('session@example.com')
    for (let times = 0; times < 6; times++)
      await outcomeOf(identity.signIn('session@example.com', { password: 'wrong' }))
    const passport = await session.call()
    const proof = (index: number, password = 'wrong') =>
      outcomeOf(session.prove({ password }, { ...passport, client: client({ ip: `10.9.${index % 4}.1` }) }))
    expect(await proof(0, PASSWORD)).toBe('done')
    const guesses = await Promise.all(Array.from({ length: 14 }, (_, index) => proof(index)))
    expect(guesses.sort()).toEqual([...Array(10).fill('proof-failed'), ...Array(4).fill('too-many-attempts')])
    const other = await identity.signIn('session@example.com', { ip: '10.8.0.1' })
    expect(await outcomeOf(other.prove({ password: PASSWORD }))).toBe('done')
  })

  test('when proofs, codes and changes of password fail, then they count together, successes do not', async () => {
    await identity.confirmed('mixed@example.com')
    for (let times = 0; times < 6; times++) await identity.signIn('mixed@example.com')
    const { prove, confirm, changePassword, call } = await identity.signIn('mixed@example.com')
    await identity.twoFactor.begin({}, await call())
    for (let times = 0; times < 4; times++) {
      expect(await outcomeOf(prove({ password: 'wrong' }))).toBe('proof-failed')
      expect(await outcomeOf(changePassword('wrong', `new ${PASSWORD}`))).toBe('proof-failed')
    }
    for (let times = 0; times < 2; times++) {
      expect(await outcomeOf(confirm('no code'))).toBe('wrong-code')
    }
    expect(await outcomeOf(prove({ password: PASSWORD }))).toBe('too-many-attempts')
    expect(await outcomeOf(changePassword('wrong', `new ${PASSWORD}`))).toBe('too-many-attempts')
    expect(await outcomeOf(confirm('no code'))).toBe('too-many-attempts')
  })
})
