import { idBytes, newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, servicePassport, waitFor } from '@holdfast/testing'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { Secret, TOTP } from 'otpauth'
import { from, identityService, PASSWORD } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, twoFactor, apiKeys, company, db } = identity
const documents = db.collection<{ _id: string; reclaim?: { since: number; dueAt: number } }>('users')

let revoked: [string, number][] = []
beforeEach(() => {
  revoked = []
  company.revokeInvitations = async (...call) => {
    revoked.push(call)
  }
  company.acts = async () => []
  company.standing = async () => ({
    company: { state: 'STATE_ACTIVE', ownerId: idBytes(newId()) },
    member: { access: { companyRole: 'COMPANY_ROLE_DEVELOPER' }, membershipId: 'membership' },
  })
})

const isGood = (key: string) => outcomeOf(apiKeys.resolveKey({ key }, servicePassport('gateway')))
const makeKey = async (call: Parameters<typeof apiKeys.createKey>[1], name = 'Mine') =>
  (await apiKeys.createKey({ companyId: newId(), name }, call)).key

/** A thief, who has a session of the user with a fresh proof: two-factor on, an API key, another address. */
async function stolen(name: string) {
  const [email, other] = [`${name}@example.com`, `${name}-thief@example.com`]
  const userId = await identity.confirmed(email)
  const own = await makeKey(await (await identity.signIn(email)).call())
  const thief = await identity.signIn(email)
  const { secret } = await twoFactor.begin({}, await thief.call())
  await thief.confirm(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  const [on] = await identity.lettersAbout(userId, 'TwoFactorTurnedOn')
  const key = await makeKey(await thief.call(), 'Backdoor')
  async function changeAddress() {
    await users.requestEmailChange({ email: other }, await thief.call())
    const [confirm] = await identity.lettersAbout(userId, 'EmailChangeRequested')
    await users.confirmEmailChange({ token: confirm!.token, password: PASSWORD }, from())
    const [notice] = await identity.lettersAbout(userId, 'EmailChanged')
    return notice!.token
  }
  return { userId, email, other, thief, key, own, undoLink: on!.token, changeAddress }
}

async function getBackIn(userId: string, email: string, entry: string) {
  const [letter] = await identity.lettersAbout(userId, entry)
  await users.resetPassword({ token: letter!.token, password: `mine ${PASSWORD}` }, from())
  return outcomeOf(identity.signIn(email, { password: `mine ${PASSWORD}` }))
}

describe('when the change of address is undone', () => {
  test('then the thief has nothing left, and the owner gets in without a code', async () => {
    const { userId, email, thief, key, own, undoLink, changeAddress } = await stolen('owner')
    const token = await changeAddress()
    const session = await thief.call()
    await users.undoEmailChange({ token }, from())

    expect(await outcomeOf(thief.call())).toBe('not-signed-in')
    expect([await isGood(key), await isGood(own)]).toEqual(['not-signed-in', 'not-signed-in'])
    expect(await outcomeOf(makeKey(session))).toBe('not-signed-in')
    expect(await outcomeOf(twoFactor.undo({ token: undoLink }, from()))).toBe('invalid-token')
    const { changedAt } = (await identity.entries(userId))
      .map(({ name, data }) => ({ name, changedAt: data.since }))
      .find(({ name }) => name === 'EmailChangeUndone')!
    expect(revoked).toEqual([[userId, changedAt]])
    const ended = await db.collection('api_keys').find({ userId }).toArray()
    expect(ended.map(({ state, cause }) => [state, cause])).toEqual(Array(2).fill(['revoked', 'MAKER_RECLAIMED']))
    expect(await getBackIn(userId, email, 'EmailChangeUndone')).toBe('done')
  })

  test('then the mail lists what was done since, here and in companies, newest first', async () => {
    const { userId, changeAddress, thief } = await stolen('listed')
    const token = await changeAddress()
    await makeKey(await thief.call(), 'Second')
    await users.updateMe({ fullName: 'Mallory' }, await thief.call())
    const asked: string[][] = []
    company.acts = async (actorIds) => {
      asked.push(actorIds)
      return [{ act: 'company-created', at: Date.now() + 60_000, values: { companyName: 'Loot' } }]
    }
    await users.undoEmailChange({ token }, from())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeUndone')
    expect(letter!.acts.map(({ act, values }) => [act, values])).toEqual([
      ['company-created', { companyName: 'Loot' }],
      ['profile-changed', {}],
      ['key-made', { keyName: 'Second' }],
      ['address-changed', {}],
    ])
    expect(letter!.hasMoreActs).toBe(false)
    // What programs did in the person's name belongs to it: three keys became void.
    expect(asked[0]).toHaveLength(4)
  })

  test('then the place where the thief signed in is no known one: whoever signs in there is told of', async () => {
    const { userId, email, thief, changeAddress } = await stolen('placed')
    const lair = { ip: '198.51.100.7', userAgent: 'Chrome/1' }
    await twoFactor.turnOff({}, await thief.call())
    await identity.signIn(email, lair)
    const token = await changeAddress()
    await users.undoEmailChange({ token }, from())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeUndone')
    await users.resetPassword({ token: letter!.token, password: `mine ${PASSWORD}` }, from())
    await identity.signIn(email, { ...lair, password: `mine ${PASSWORD}` })
    const started = (await identity.entries(userId)).findLast(({ name }) => name === 'SessionStarted')
    expect(started!.data).toMatchObject({ newPlace: true })
  })

  test('when the link of that mail was used before it is sent, then it lists what was done all the same', async () => {
    const { userId, email, changeAddress } = await stolen('late')
    await users.undoEmailChange({ token: await changeAddress() }, from())
    await users.requestPasswordReset({ email }, from())
    const [reset] = await identity.lettersAbout(userId, 'PasswordResetRequested')
    await users.resetPassword({ token: reset!.token, password: `mine ${PASSWORD}` }, from())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeUndone')
    expect(letter).toMatchObject({ email, template: 'email-change-undone', token: '', values: {} })
    expect(letter!.acts.map(({ act }) => act)).toContain('address-changed')
  })

  test('then the mail lists what was done, however often the thief signed in after it', async () => {
    const { userId, changeAddress, other, thief } = await stolen('noisy')
    const token = await changeAddress()
    await twoFactor.turnOff({}, await thief.call())
    for (let times = 0; times < 25; times++) await identity.signIn(other, { ip: '192.0.2.10' })
    await users.undoEmailChange({ token }, from())
    const [letter] = await identity.lettersAbout(userId, 'EmailChangeUndone')
    expect(letter!.acts.map(({ act }) => act)).toEqual(['two-factor-off', 'address-changed'])
    expect(letter!.hasMoreActs).toBe(false)
  })

  test('when company does not answer then it is undone all the same, and a process goes on with the invitations', async () => {
    const { userId, changeAddress, key } = await stolen('resumed')
    const token = await changeAddress()
    company.revokeInvitations = async () => {
      throw new DomainError('unavailable')
    }
    expect(await outcomeOf(users.undoEmailChange({ token }, from()))).toBe('done')
    expect(await isGood(key)).toBe('not-signed-in')
    company.revokeInvitations = async (...call) => {
      revoked.push(call)
    }
    await documents.updateOne({ _id: userId }, { $set: { 'reclaim.dueAt': Date.now() } })
    await waitFor(async () => (await documents.findOne({ _id: userId }))!.reclaim === undefined)
    expect(revoked.map(([id]) => id)).toEqual([userId])
  })

  test('when a key is made at the same moment then it does not outlive the undo', async () => {
    for (let round = 0; round < 3; round++) {
      const { userId, thief, changeAddress } = await stolen(`race-${round}`)
      const token = await changeAddress()
      const call = await thief.call()
      const [, ...made] = await Promise.all([
        users.undoEmailChange({ token }, from()),
        ...[1, 2, 3].map(() => makeKey(call).catch(() => undefined)),
      ])
      for (const key of made) if (key) expect(await isGood(key)).toBe('not-signed-in')
      expect(await db.collection('api_keys').countDocuments({ userId, state: 'live', isVoid: { $ne: true } })).toBe(0)
    }
  })
})

describe('when two-factor is undone by its mail', () => {
  test('then it is off, the thief has nothing left, and the owner gets in', async () => {
    const { userId, email, thief, key, undoLink } = await stolen('undone')
    await twoFactor.undo({ token: undoLink }, from())
    expect(await outcomeOf(thief.call())).toBe('not-signed-in')
    expect(await isGood(key)).toBe('not-signed-in')
    expect(await outcomeOf(identity.signIn(email))).toBe('sign-in-failed')
    expect(revoked.map(([id]) => id)).toEqual([userId])
    expect(await outcomeOf(twoFactor.undo({ token: undoLink }, from()))).toBe('invalid-token')
    const [letter] = await identity.lettersAbout(userId, 'TwoFactorUndone')
    expect(letter).toMatchObject({ email, template: 'two-factor-undone' })
    expect(letter!.acts.map(({ act }) => act)).toEqual(['key-made', 'two-factor-on'])
    expect(await getBackIn(userId, email, 'TwoFactorUndone')).toBe('done')
  })

  test('when it is undone twice at once, or turned off at the same moment, then one of them did it', async () => {
    const { undoLink, thief } = await stolen('both')
    const call = await thief.call()
    const outcomes = await Promise.all([
      outcomeOf(twoFactor.undo({ token: undoLink }, from())),
      outcomeOf(twoFactor.undo({ token: undoLink }, from())),
      outcomeOf(twoFactor.turnOff({}, call)),
    ])
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
  })

  test('when the address has changed then the link is void, and the mail about it is no more', async () => {
    const { userId, undoLink, changeAddress } = await stolen('moved')
    await changeAddress()
    expect(await outcomeOf(twoFactor.undo({ token: undoLink }, from()))).toBe('invalid-token')
    expect(await identity.lettersAbout(userId, 'TwoFactorTurnedOn')).toEqual([])
  })
})
