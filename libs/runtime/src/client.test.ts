import { Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { atEnd, servicePassport, silentLog, testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
import { implement, serve } from './server.ts'

const MANY = 60
const passport = servicePassport('notification')

async function openTo(address: string, deadlineMs?: number) {
  const channel = openChannel({ address, to: 'company', signer: testKeys.signer('notification'), deadlineMs })
  atEnd(channel.close)
  return channel.client(Ledger)
}

/** `read` never succeeds; `heads` always does. */
async function startHalf(read: () => Promise<never>) {
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [implement(Ledger, { read, heads: async () => ({ epoch: 'present' }) })],
  })
  atEnd(() => server.stop(0))
  return `127.0.0.1:${server.port}`
}

test('when a server says again and again that it is overloaded, that is what callers are told', async () => {
  const address = await startHalf(async () => {
    throw new DomainError('overloaded')
  })
  const { read } = await openTo(address)
  for (let i = 0; i < MANY; i++) await expect(read({}, passport)).rejects.toMatchObject({ code: 'overloaded' })
})

test('when one method does not answer, it fails at once after a while, and the others go on', async () => {
  let asked = 0
  const address = await startHalf(async () => {
    asked++
    return new Promise<never>(() => {})
  })
  const { read, heads } = await openTo(address, 1_000)
  const askMany = () =>
    Promise.all(
      Array.from({ length: MANY }, () => expect(read({}, passport)).rejects.toMatchObject({ code: 'unavailable' })),
    )
  await askMany()
  expect(asked).toBe(MANY)
  await askMany()
  // Now and then the breaker lets a call through, to see whether the server answers again.
  expect(asked).toBeLessThan(MANY + 5)
  expect(await heads({}, passport)).toMatchObject({ epoch: 'present' })
})

test('when a change is answered before it is in force everywhere, the caller is told which one it is', async () => {
  const place = { owner: 'company', epoch: 'present', shard: 3, seq: 8 }
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Ledger, {
        async heads(_request, call) {
          if (call.patienceMs === 2_000) call.pending = place
          return { epoch: 'present' }
        },
      }),
    ],
  })
  atEnd(() => server.stop(0))
  const { heads } = await openTo(`127.0.0.1:${server.port}`)
  const patient = { ...passport }
  await heads({}, patient)
  expect(patient.pending).toBeUndefined()
  const impatient = { ...passport, patienceMs: 2_000 }
  expect(await heads({}, impatient)).toMatchObject({ epoch: 'present' })
  expect(impatient).toMatchObject({ pending: place })
})
