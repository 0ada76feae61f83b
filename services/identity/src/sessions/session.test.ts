import { randomBytes } from 'node:crypto'
import { testRing } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NOON, refusal, someone } from '../testing/person.ts'
import { createSecretCipher } from '../two-factor/secret-cipher.ts'
import {
  deviceOf,
  endsAt,
  followLink,
  isKnownPlace,
  isToken,
  PLACES_KEPT_MS,
  type Places,
  signIn,
  visit,
  writeToken,
} from './session.ts'

const pass = createSecretCipher(testRing('identity', 'old'))
const session = { sessionId: 's', tokenHash: 'h', ip: '192.0.2.1', userAgent: 'x' }

describe('given somebody who signs in', () => {
  test('when the password matched, then the session lasts 30 days and counts as a proof', () => {
    const ada = someone()
    const { starting } = signIn(ada, { matchedHash: ada.passwordHash!, session }, NOON, pass)
    expect(starting).toMatchObject({ provenAt: NOON, expiresAt: NOON + 30 * 86_400_000, codePassed: false })
    expect(endsAt(starting)).toBe(NOON + 7 * 86_400_000)
  })

  test('when the password changed between looking and deciding, or they are not active or confirmed, then it fails', () => {
    const ada = someone()
    const given = { matchedHash: 'hash of a former password', session }
    expect(refusal(() => signIn(ada, given, NOON, pass))).toBe('sign-in-failed')
    for (const changed of [{ state: 'disabled' }, { state: 'leaving' }, { emailConfirmed: false }] as const) {
      const user = { ...ada, ...changed }
      expect(refusal(() => signIn(user, { matchedHash: ada.passwordHash!, session }, NOON, pass))).toBe(
        'sign-in-failed',
      )
    }
  })
})

describe('tokens', () => {
  test('when a character is changed, then that is found without a look-up', () => {
    fc.assert(
      fc.property(fc.nat(48), (place) => {
        const token = writeToken(randomBytes(32))
        expect(isToken(token)).toBe(true)
        const at = place + 4
        const other = token[at] === 'A' ? 'B' : 'A'
        expect(isToken(token.slice(0, at) + other + token.slice(at + 1))).toBe(false)
      }),
    )
  })
})

describe('places', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36',
      'Chrome on Windows',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/138.0 Safari/537.36 Edg/138.0', 'Edge on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605 Version/18.5 Mobile Safari/604',
      'Safari on iOS',
    ],
    ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/138.0 Mobile Safari/537.36', 'Chrome on Android'],
    ['curl/8.14.1', 'curl'],
    ['<script>', ''],
    ['', ''],
  ])('when the program is %j, then the device is %j', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device))

  test('when a place was seen among the last fifty, then it is not new', () => {
    const at = (number: number) => ({ ip: `10.0.${number}.1`, userAgent: 'curl/1' })
    let places: Places | null = null
    const isNew: boolean[] = []
    for (const number of [1, 1, 2, 1, ...Array.from({ length: 50 }, (_, index) => index + 3), 1]) {
      const visited = visit(places, at(number), NOON)
      isNew.push(visited.isNew)
      places = visited.places
    }
    expect(isNew.slice(0, 4)).toEqual([false, false, true, false])
    expect(isNew.at(-1)).toBe(true)
    expect(places!.networks).toHaveLength(50)
    expect(places!.devices).toEqual([{ name: 'curl', at: NOON }])
  })

  test('when a place was not used for 90 days, then it is new again; a first sign-in after a mailed link is not', () => {
    const here = { ip: '203.0.113.7', userAgent: 'curl/1' }
    const linked = followLink(null, '198.51.100.7', NOON)
    expect(isKnownPlace(linked, '198.51.100.200', NOON)).toBe(true)
    const { isNew, places } = visit(linked, here, NOON)
    expect(isNew).toBe(false)
    for (const ip of ['203.0.113.99', '198.51.100.7']) {
      expect(isKnownPlace(places, ip, NOON + PLACES_KEPT_MS - 1)).toBe(true)
      expect(isKnownPlace(places, ip, NOON + PLACES_KEPT_MS)).toBe(false)
    }
    expect(isKnownPlace(places, '', NOON)).toBe(false)
    expect(visit(places, here, NOON + PLACES_KEPT_MS - 1).isNew).toBe(false)
    expect(visit(places, here, NOON + PLACES_KEPT_MS).isNew).toBe(true)
    expect(visit({ networks: [], devices: [] }, here, NOON).isNew).toBe(true)
  })
})
