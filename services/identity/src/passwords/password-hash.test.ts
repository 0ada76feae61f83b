import { expect, test } from '@jest/globals'
import { createPasswordHashes } from './password-hash.ts'

const cheap = { memory: 8, passes: 1, parallelism: 1 }

test('when more come than can be served in time, those who waited too long are refused, and the next ones served', async () => {
  const hashes = createPasswordHashes(cheap, 0)
  const crowd = await Promise.allSettled(Array.from({ length: 6 }, () => hashes.hash('quiet herons')))
  expect(crowd.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', ...Array(4).fill('rejected')])
  expect(crowd[5]).toMatchObject({ reason: { code: 'overloaded' } })
  expect(await hashes.verify('quiet herons', await hashes.hash('quiet herons'))).toBe(true)
})

test('when too many wait, the next one is refused at once', async () => {
  const hashes = createPasswordHashes(cheap)
  const crowd = await Promise.allSettled(Array.from({ length: 104 }, () => hashes.hash('quiet herons')))
  expect(crowd.filter(({ status }) => status === 'rejected')).toHaveLength(2)
})
