import { expect, test } from '@jest/globals'
import { insist, orNoAnswer } from './insist.ts'
import type { Answer } from './person.ts'

const answer = (status: number): Answer => ({ status, headers: {}, body: { code: 'a-code' } })

test('when a call gets no answer, or try again, then it is sent again with its key until it is decided', async () => {
  const steps = [undefined, answer(503), answer(429), answer(409)]
  const keys = new Set<string>()
  const decided = await insist('it', async (headers) => {
    keys.add(headers['idempotency-key']!)
    return steps.shift()
  })
  expect(decided.status).toBe(409)
  expect(keys.size).toBe(1)
  expect(steps).toHaveLength(0)
})

test('when nobody ever decides then it says what came last', async () => {
  await expect(insist('it', async () => answer(503), 1)).rejects.toThrow(
    'it was not answered within 0.001 s: 503 a-code',
  )
})

test('when a connection breaks then there is no answer, and any other error is one', async () => {
  const broken = Object.assign(new Error('read'), { code: 'ECONNRESET' })
  expect(await orNoAnswer(Promise.reject(broken))).toBe(undefined)
  await expect(orNoAnswer(Promise.reject(new Error('no valid problem document')))).rejects.toThrow('no valid')
})
