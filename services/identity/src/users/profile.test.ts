import { newId } from '@holdfast/contracts'
import { outcomeOf, servicePassport, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { from, identityService } from '../testing/identity-service.ts'

const identity = await identityService()
const { users, directory, directoryAsGateway } = identity
const service = servicePassport('company')

describe('the profile', () => {
  test('when name and locale change, then the version moves, and an older edit is refused', async () => {
    const userId = await identity.confirmed('me@example.com')
    const call = await (await identity.signIn('me@example.com')).call()
    const before = await users.getMe({}, call)
    const after = await users.updateMe({ fullName: ' Grace Hopper ', locale: 'FR-fr', ifVersion: before.version }, call)
    expect(after).toMatchObject({ fullName: 'Grace Hopper', locale: 'fr-FR' })
    expect(after.version).toBeGreaterThan(before.version)
    expect(await outcomeOf(users.updateMe({ fullName: 'Late', ifVersion: before.version }, call))).toBe(
      'changed-meanwhile',
    )
    expect((await identity.entries(userId)).at(-1)).toMatchObject({
      name: 'ProfileChanged',
      data: { userId, fields: ['full_name', 'locale'] },
    })
  })

  test('when nothing changes, then no entry is appended', async () => {
    const userId = await identity.confirmed('same@example.com')
    const call = await (await identity.signIn('same@example.com')).call()
    const before = (await identity.entries(userId)).length
    await users.updateMe({ fullName: 'Ada Byron' }, call)
    await users.updateMe({}, call)
    expect(await identity.entries(userId)).toHaveLength(before)
    expect(await outcomeOf(users.updateMe({ locale: 'not a locale' }, call))).toBe('bad-request')
  })

  test('when nobody is signed in, or no such user, then nothing is shown', async () => {
    expect(await outcomeOf(users.getMe({}, from()))).toBe('not-signed-in')
    expect(await outcomeOf(users.getMe({}, userPassport({ userId: newId() })))).toBe('not-signed-in')
  })
})

describe('the directory', () => {
  test('when users are described, then in the order asked, without unknown ones', async () => {
    const [a, b] = [await identity.confirmed('a@example.com'), await identity.signUp('b@example.com')]
    const found = await directory.describeUsers({ userIds: [b, newId(), a, 'rubbish'] }, service)
    expect(found.users).toEqual([
      expect.objectContaining({ userId: b, email: 'b@example.com', emailConfirmed: false, disabled: false }),
      expect.objectContaining({ userId: a, email: 'a@example.com', emailConfirmed: true, twoFactor: false }),
    ])
  })

  test('when somebody is looked for, then only by a confirmed address, compared without case', async () => {
    const c = await identity.confirmed('c@example.com')
    await identity.signUp('d@example.com')
    expect((await directory.findByEmail({ email: 'C@Example.com' }, service)).user).toMatchObject({ userId: c })
    expect((await directory.findByEmail({ email: 'd@example.com' }, service)).user).toBeFalsy()
    expect((await directory.findByEmail({ email: 'c+plus@example.com' }, service)).user).toBeFalsy()
  })

  test('when a part of a name or an address is searched, then among these users only, and without case', async () => {
    const [e, f] = [await identity.confirmed('eve.search@example.com'), await identity.confirmed('fay+x@example.com')]
    const call = await (await identity.signIn('fay+x@example.com')).call()
    await users.updateMe({ fullName: 'Fay (Ångström) Search' }, call)
    const found = async (text: string, userIds = [e, f, newId()]) =>
      (await directory.searchUsers({ userIds, text }, service)).userIds.sort()
    expect(await found('SEARCH')).toEqual([e, f].sort())
    expect(await found('search', [e])).toEqual([e])
    expect(await found('(ång')).toEqual([f])
    // The text is no expression.
    expect([await found('.*'), await found('fay.x@'), await found('y+x@')]).toEqual([[], [], [f]])
    expect(await outcomeOf(found(''))).toBe('bad-request')
    expect(await outcomeOf(found('a'.repeat(101)))).toBe('bad-request')
    expect(await outcomeOf(found('a\0'))).toBe('bad-request')
    expect(await found('\\E|')).toEqual([])
    expect(await outcomeOf(found('a', Array(10_001).fill(e)))).toBe('bad-request')
  })

  test('when a person asks, then it is refused', async () => {
    expect(await outcomeOf(directoryAsGateway.searchUsers({ userIds: [], text: 'a' }, from()))).toBe('not-allowed')
    expect(await outcomeOf(directoryAsGateway.describeUsers({ userIds: [] }, userPassport()))).toBe('not-allowed')
    expect(await outcomeOf(directoryAsGateway.findByEmail({ email: 'c@example.com' }, from()))).toBe('not-allowed')
  })
})
