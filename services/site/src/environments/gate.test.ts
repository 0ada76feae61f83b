import { createHash } from 'node:crypto'
import { newId } from '@holdfast/contracts'
import { readKeyRing } from '@holdfast/runtime'
import { expect, test } from '@jest/globals'
import { createGateOf, keyIdForGates } from './gate.ts'

const secretOf = (letter: string) => createHash('sha256').update(letter).digest('base64')
const ringOf = (...letters: string[]) =>
  readKeyRing('site', JSON.stringify(Object.fromEntries(letters.map((letter) => [letter, secretOf(letter)]))))
const id = newId()
const gate = (gateVersion: number, ring = ringOf('a'), environmentId = id) =>
  createGateOf(ring, async () => keyIdForGates(ring))({ id: environmentId, wish: { gateVersion } })

test('when a gate is asked for again, then it is the same, and its password can be read out', async () => {
  expect(await gate(1)).toEqual(await gate(1))
  expect((await gate(1)).password).toMatch(/^[a-hjkmnp-z2-9]{16}$/)
})

test('when the gate is renewed, or is that of another environment, then password and links are other ones', async () => {
  const all = await Promise.all([gate(1), gate(2), gate(1, ringOf('a'), newId()), gate(1, ringOf('b'))])
  expect(new Set(all.map(({ password }) => password)).size).toBe(4)
  expect(new Set(all.map(({ linkSecret }) => linkSecret)).size).toBe(4)
})

test('when a newer secret is added, then gates stay: hosts would not be told', async () => {
  expect(await gate(1, ringOf('b', 'a'))).toEqual(await gate(1))
})

test('when a gate was made from a secret that this process does not have, then it says so, and makes no other one', async () => {
  const gateOf = createGateOf(ringOf('b'), async () => 'a')
  await expect(gateOf({ id, wish: { gateVersion: 1 } })).rejects.toMatchObject({ code: 'unavailable' })
})
