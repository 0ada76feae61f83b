import { randomBytes } from 'node:crypto'
import { testEnvironment, testSecrets } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { readConfig, serviceConfig } from './config.ts'
import { isKeyRing, readKeyRing } from './key-ring.ts'

const good = randomBytes(32).toString('base64')
const other = randomBytes(48).toString('base64url')

describe('the secrets of a variable', () => {
  test('then the first writes, and all of them are found', () => {
    const ring = readKeyRing('identity', JSON.stringify({ '2026-11': good, '2026-05': other }))
    expect(ring.newest.keyId).toBe('2026-11')
    expect(ring.all.map(({ keyId }) => keyId)).toEqual(['2026-11', '2026-05'])
    expect(ring.find('2026-05')?.derive('x')).not.toEqual(ring.newest.derive('x'))
    expect(ring.find('2025-11')).toBeUndefined()
  })

  test('then each purpose and each service has keys of its own', () => {
    const json = testSecrets('one')
    const keys = [
      readKeyRing('identity', json).newest.derive('links'),
      readKeyRing('identity', json).newest.derive('attempts'),
      readKeyRing('company', json).newest.derive('links'),
    ].map((key) => key.toString('hex'))
    expect(new Set(keys).size).toBe(3)
    expect(readKeyRing('identity', json).newest.derive('links').toString('hex')).toBe(keys[0])
  })

  test.each([
    ['nothing', ''],
    ['no JSON', good],
    ['a text', JSON.stringify(good)],
    ['a list', JSON.stringify([good])],
    ['no secret', '{}'],
    ['a short one', JSON.stringify({ a: randomBytes(31).toString('base64') })],
    ['a sentence', JSON.stringify({ a: 'this is a sentence that is long enough to look like a secret' })],
    ['a placeholder', JSON.stringify({ a: 'A'.repeat(44) })],
    ['a short one among good ones', JSON.stringify({ a: good, b: 'x' })],
    ['the same secret twice', JSON.stringify({ a: good, b: good })],
    ['a key id twice', `{"a":"${good}","a":"${other}"}`],
    ['a key id that is too long', JSON.stringify({ '2026-11-28-b': good })],
    ['a key id of digits, whose place a JSON parser changes', JSON.stringify({ b: good, 2026: other })],
    ['a key id with a dot', JSON.stringify({ 'a.b': good })],
  ])('when it is %s, then it is refused', (_what, json) => {
    expect(isKeyRing(json)).toBe(false)
    expect(() => readKeyRing('identity', json)).toThrow('must be a JSON object of secrets by key id')
  })
})

describe('when a process starts with bad secrets', () => {
  test.each(['SIGNING_KEY', 'TRUSTED_KEYS', 'LINK_SECRETS', 'SECRETS_KEYS'])(
    'then the refusal names %s and its form, and not its value',
    (variable) => {
      const value = `{"2026-11":"too short: ${randomBytes(6).toString('hex')}"}`
      const settings = { ...testEnvironment('identity', {}), [variable]: value }
      const refusal = messageOf(() => readConfig(serviceConfig('identity', {}), settings))
      expect(refusal).toMatch(new RegExp(`^env/${variable} must match format "JSON object [^"]+"$`))
      expect(refusal).not.toContain('too short')
    },
  )
})

function messageOf(refused: () => unknown): string {
  try {
    refused()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('it was taken')
}
