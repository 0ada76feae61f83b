import { outcomeOf, silentLog } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { identityService } from '../testing/identity-service.ts'
import { respellAddresses } from './address-respelling.ts'

const identity = await identityService()
const { users, connection } = identity
const rows = connection.db!.collection<{ _id: string }>('users')

/** A user as an earlier release would have kept them: under the very text that they typed. */
async function spelled(email: string, spelling: string, confirmed = true) {
  const userId = confirmed ? await identity.confirmed(email) : await identity.signUp(email)
  await rows.updateOne({ _id: userId }, { $set: { email: spelling, addresses: [spelling] } })
  return userId
}

test('when an earlier release kept a spelling, then the user has the one form of the address, still confirmed', async () => {
  const userId = await spelled('ina@bücher.example', 'ina@xn--bcher-kva.example')
  const other = await identity.confirmed('ida@bücher.example')
  const before = await rows.findOne({ _id: other })
  expect(await outcomeOf(identity.signIn('ina@bücher.example'))).toBe('sign-in-failed')

  await respellAddresses(connection, silentLog)
  const session = await identity.signIn('ina@bücher.example')
  expect(session.userId).toBe(userId)
  expect(await users.getMe({}, await session.call())).toMatchObject({
    email: 'ina@bücher.example',
    emailConfirmed: true,
  })
  expect(await rows.findOne({ _id: other })).toEqual(before)
})

test('when users turn out to have one mailbox, then the one who has its form keeps it, else one who confirmed it', async () => {
  const second = await spelled('second@example.com', 'mo@ｅｘａｍｐｌｅ.com', false)
  const third = await spelled('third@example.com', 'mo@ex\u00adample.com')
  await respellAddresses(connection, silentLog)
  expect(await identity.userIdOf('mo@example.com')).toBe(third)
  expect(await rows.findOne({ _id: second })).toMatchObject({ email: 'mo@ｅｘａｍｐｌｅ.com' })

  const first = await identity.confirmed('lu@example.com')
  await spelled('fourth@example.com', 'lu@ｅｘａｍｐｌｅ.com')
  await respellAddresses(connection, silentLog)
  expect(await identity.userIdOf('lu@example.com')).toBe(first)
})
