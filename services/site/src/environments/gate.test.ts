import { createHash } from 'node:crypto'
import { newId } from '@holdfast/contracts'
import { readKeyRing } from '@holdfast/runtime'
import { expect, test } from '@jest/globals'
import { createGateOf } from './gate.ts'

const secretOf = (letter: string) => createHash('sha256').update(letter).digest('base64')
const ringOf = (...letters: string[]) =>
  readKeyRing('site', JSON.stringify(Object.fromEntries(letters.map((letter) => [letter, secretOf(letter)]))))
const id = newId()
const gate = (gateVersion: number, ring = ringOf('a'), environmentId = id) =>
  createGateOf(ring)({ id: environmentId, wish: { gateVersion } })

test('when a gate is asked for again, then it is the same, and its password can be read out', () => {
  expect(gate(1)).toEqual(gate(1))
  expect(gate(1).password).toMatch(/^[a-hjkmnp-z2-9]{16}$/)
})

test('when the gate is renewed, or is that of another environment, then password and links are other ones', () => {
  const all = [gate(1), gate(2), gate(1, ringOf('a'), newId()), gate(1, ringOf('b'))]
  expect(new Set(all.map(({ password }) => password)).size).toBe(4)
  expect(new Set(all.map(({ linkSecret }) => linkSecret)).size).toBe(4)
})

test('when a newer secret is added, then gates stay: hosts would not be told', () => {
  expect(gate(1, ringOf('b', 'a'))).toEqual(gate(1))
})
