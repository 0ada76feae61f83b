import { servicePassport } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { from, identityService, outcome } from '../testing/identity-service.ts'

const identity = await identityService()

test('when something happens, then its entry says whether a letter is wanted', async () => {
  const userId = await identity.confirmed('ada@example.com')
  await identity.signIn('ada@example.com')
  const entries = await identity.entries(userId)
  expect(entries.map(({ name, asksForLetter }) => [name, asksForLetter])).toEqual([
    ['UserSignedUp', true],
    ['EmailConfirmed', false],
    ['SessionStarted', false],
  ])
})

test('when another service asks, then it is refused; when an entry needs no letter, then there is none', async () => {
  const userId = await identity.signUp('bo@example.com')
  const [entry] = await identity.entries(userId)
  const { type, bytes: data, requestId } = entry!
  const request = { type, stream: `user/${userId}`, data, requestId }
  const { letters, lettersAsGateway } = identity
  expect((await letters.describeLetters(request, servicePassport('notification'))).letters).toHaveLength(1)
  expect(await outcome(lettersAsGateway.describeLetters(request, servicePassport('gateway')))).toBe('not-allowed')
  expect(await outcome(lettersAsGateway.describeLetters(request, from()))).toBe('not-allowed')
  const elsewhere = { ...request, type: 'holdfast.identity.v1.EmailConfirmed' }
  expect(await letters.describeLetters(elsewhere, servicePassport('notification'))).toEqual({ letters: [] })
  const nobody = { ...request, stream: 'user/nobody' }
  expect(await letters.describeLetters(nobody, servicePassport('notification'))).toEqual({ letters: [] })
})
