import type { ResolveReply } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { servicePassport } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Services } from '../services.ts'
import { SESSION } from '../testing/gateway.ts'
import { rememberSessions } from './session-memory.ts'

const [user, session] = [Buffer.from('user'), Buffer.from('session')]
const at = { shard: 3, seq: 7 }

function given(about: Partial<ResolveReply> = {}) {
  const identity = { asked: 0, knows: true, isFresh: true }
  const restsOn = [
    { table: 'user', key: user, ...at },
    { table: 'session', key: session, ...at },
  ]
  const sessions = {
    async resolve() {
      identity.asked++
      if (!identity.knows) throw new DomainError('not-signed-in')
      return { ...SESSION, restsOn, askAgainAt: Date.now() + 60_000, ...about }
    },
  } as unknown as Services['sessions']
  const replica = () => ({ now: () => 0, isFresh: () => identity.isFresh, accepts: () => true })
  return {
    identity,
    memory: rememberSessions({ services: { sessions, asGateway: () => servicePassport('gateway') }, replica, max: 10 }),
  }
}

test('while identity has granted a lease, a session is asked for once', async () => {
  const { identity, memory } = given()
  for (let i = 0; i < 3; i++) expect((await memory.resolve('token')).userId).toBe(SESSION.userId)
  expect(identity.asked).toBe(1)
})

test('without a lease it is asked for each time', async () => {
  const { identity, memory } = given()
  identity.isFresh = false
  for (let i = 0; i < 3; i++) await memory.resolve('token')
  expect(identity.asked).toBe(3)
})

test.each([
  ['user', user],
  ['session', session],
])('when an entry touches its %s, what is remembered counts no more', async (table, key) => {
  const { identity, memory } = given()
  await memory.resolve('token')
  identity.knows = false
  memory.tables[table]!.drop(key)
  await expect(memory.resolve('token')).rejects.toMatchObject({ code: 'not-signed-in' })
})

test('when it is time to note the use, or it may have ended by itself, identity is asked again', async () => {
  const { identity, memory } = given({ askAgainAt: Date.now() - 1 })
  await memory.resolve('token')
  identity.knows = false
  await expect(memory.resolve('token')).rejects.toMatchObject({ code: 'not-signed-in' })
})
