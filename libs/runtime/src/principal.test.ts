import { generateKeyPairSync } from 'node:crypto'
import { servicePassport, testKeys } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import { type Signer, sign, UntimelyPassport, verify } from './principal.ts'

const METHOD = '/holdfast.test.v1.Tests/Test'
const passport = servicePassport('company')
const signer = testKeys.signer('company')

/** A passport signed by a process whose wall clock is ahead by this many seconds. */
function signedBy({ issuer, key }: Signer, aheadSeconds: number, method = METHOD): Promise<string> {
  const now = Math.floor(Date.now() / 1000) + aheadSeconds
  return new SignJWT({ passport })
    .setProtectedHeader({ alg: 'EdDSA', kid: issuer })
    .setAudience(method)
    .setIssuedAt(now)
    .setExpirationTime(now + 10)
    .sign(key)
}

const codeOf = (token: string | undefined) =>
  verify(testKeys.trusted, token, METHOD).then(
    ({ requestId }) => requestId,
    ({ code }) => code,
  )

describe('a passport', () => {
  test('when a trusted issuer signed it for this method, it is accepted', async () => {
    expect(await verify(testKeys.trusted, await sign(signer, passport, METHOD), METHOD)).toEqual(passport)
  })

  test.each([-25, 25])('when the clocks are apart by %s s, it is taken all the same', async (seconds) => {
    expect(await codeOf(await signedBy(signer, seconds))).toBe(passport.requestId)
  })

  test.each([-90, 90])('when the clocks are apart by %s s, it is refused as unavailable', async (seconds) => {
    const refusal = await verify(testKeys.trusted, await signedBy(signer, seconds), METHOD).catch((error) => error)
    expect(refusal).toBeInstanceOf(UntimelyPassport)
    expect(refusal).toMatchObject({ code: 'unavailable', issuer: 'company' })
    expect(Math.abs(refusal.issuedSecondsAgo + seconds)).toBeLessThan(3)
  })

  test('when it is for another method, of another key, or missing, then it is refused, whatever its time', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    for (const seconds of [0, 90]) {
      expect(await codeOf(await signedBy(signer, seconds, '/other'))).toBe('not-signed-in')
      expect(await codeOf(await signedBy({ ...signer, key: privateKey }, seconds))).toBe('not-signed-in')
      expect(await codeOf(await signedBy({ ...signer, issuer: 'nobody' }, seconds))).toBe('not-signed-in')
    }
    expect(await codeOf(undefined)).toBe('not-signed-in')
  })

  test('when a service speaks for another one, it is refused', async () => {
    const token = await sign(signer, servicePassport('identity'), METHOD)
    expect(await codeOf(token)).toBe('not-signed-in')
  })
})
