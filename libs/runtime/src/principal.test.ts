import { generateKeyPairSync } from 'node:crypto'
import { newSigningKey, servicePassport, testKeys, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { SignJWT } from 'jose'
import {
  checkSigner,
  createSigner,
  isSigningKey,
  isTrustedKeys,
  type Passport,
  readTrustedKeys,
  rememberStreams,
  type SentCall,
  type Signer,
  sign,
  type TrustedKeys,
  UntimelyPassport,
  verify,
} from './principal.ts'

const request = Buffer.from('the request')
const call: SentCall = { service: 'company', method: '/holdfast.test.v1.Tests/Test', request }
const stream: SentCall = { ...call, request: undefined }
const passport = servicePassport('company')
const signer = testKeys.signer('company')

/** A passport signed by a process whose wall clock is ahead by this many seconds. */
async function signedBy(by: Signer, aheadSeconds: number, sent = call): Promise<string> {
  const [, claims] = (await sign(by, passport, sent)).split('.')
  const now = Math.floor(Date.now() / 1000) + aheadSeconds
  return new SignJWT(JSON.parse(Buffer.from(claims!, 'base64url').toString()))
    .setProtectedHeader({ alg: 'EdDSA', kid: by.kid })
    .setIssuedAt(now)
    .setExpirationTime(now + 10)
    .sign(by.key)
}

const read = (token: string | undefined, sent = call, opened = rememberStreams()) =>
  verify(testKeys.trusted, token, sent, opened)
const codeOf = (...args: Parameters<typeof read>) =>
  read(...args).then(
    ({ requestId }) => requestId,
    ({ code }) => code,
  )

describe('a passport', () => {
  test('when a trusted issuer signed it for this call, it is accepted', async () => {
    expect(await read(await sign(signer, passport, call))).toEqual(passport)
  })

  test.each([-25, 25])('when the clocks are apart by %s s, it is taken all the same', async (seconds) => {
    expect(await codeOf(await signedBy(signer, seconds))).toBe(passport.requestId)
  })

  test.each([-90, 90])('when the clocks are apart by %s s, it is refused as unavailable', async (seconds) => {
    const refusal = await read(await signedBy(signer, seconds)).catch((error) => error)
    expect(refusal).toBeInstanceOf(UntimelyPassport)
    expect(refusal).toMatchObject({ code: 'unavailable', issuer: 'company' })
    expect(Math.abs(refusal.issuedSecondsAgo + seconds)).toBeLessThan(3)
  })

  test('when it is for another method, another service, of another key, or missing, it is refused, whatever its time', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    for (const seconds of [0, 90]) {
      expect(await codeOf(await signedBy(signer, seconds, { ...call, method: '/other' }))).toBe('not-signed-in')
      expect(await codeOf(await signedBy(signer, seconds, { ...call, service: 'identity' }))).toBe('not-signed-in')
      expect(await codeOf(await signedBy({ ...signer, key: privateKey }, seconds))).toBe('not-signed-in')
      expect(await codeOf(await signedBy({ ...signer, kid: 'nobody/test' }, seconds))).toBe('not-signed-in')
    }
    expect(await codeOf(undefined)).toBe('not-signed-in')
  })

  test('when it is for another request, or for a stream of requests, it is refused; and the reverse', async () => {
    const token = await sign(signer, passport, call)
    const others = ['The request', 'the request\0', '']
    for (const other of others)
      expect(await codeOf(token, { ...call, request: Buffer.from(other) })).toBe('not-signed-in')
    expect(await codeOf(token, stream)).toBe('not-signed-in')
    expect(await codeOf(await sign(signer, passport, stream), call)).toBe('not-signed-in')
    const empty = { ...call, request: Buffer.alloc(0) }
    expect(await codeOf(await sign(signer, passport, empty), empty)).toBe(passport.requestId)
  })

  test('when it has opened a stream at a process, it opens none there again, as long as it is good', async () => {
    const opened = rememberStreams()
    for (const seconds of [-25, 0, 25]) {
      const token = await signedBy(signer, seconds, stream)
      expect(await codeOf(token, stream, opened)).toBe(passport.requestId)
      expect(await codeOf(token, stream, opened)).toBe('not-signed-in')
    }
  })

  const speaking: [string, string, Passport][] = [
    ['a service', 'another service', servicePassport('identity')],
    ['a service', 'a person', userPassport()],
    ['the gateway', 'another service', servicePassport('notification')],
  ]
  test.each(speaking)('when %s speaks for %s, it is refused', async (who, _whom, spoken) => {
    const by = who === 'the gateway' ? testKeys.signer('gateway') : signer
    expect(await codeOf(await sign(by, spoken, call))).toBe('not-signed-in')
  })

  test('when the key is replaced, then passports of the old one are taken as long as it is trusted', async () => {
    const [old, young] = [newSigningKey('2026-05'), newSigningKey('2026-11')]
    const trusting = (...keys: (typeof old)[]) =>
      readTrustedKeys(JSON.stringify({ company: Object.assign({}, ...keys.map((key) => key.publicByKeyId)) }))
    const [before, after] = [createSigner('company', old.privateJson), createSigner('company', young.privateJson)]
    const taken = async (keys: TrustedKeys, by: Signer) =>
      verify(keys, await sign(by, passport, call), call, rememberStreams()).then(
        () => true,
        ({ code }) => code,
      )
    expect([await taken(trusting(old), before), await taken(trusting(old), after)]).toEqual([true, 'not-signed-in'])
    const both = trusting(old, young)
    expect([await taken(both, before), await taken(both, after)]).toEqual([true, true])
    expect([await taken(trusting(young), before), await taken(trusting(young), after)]).toEqual(['not-signed-in', true])
    expect(() => checkSigner(after, both)).not.toThrow()
    expect(() => checkSigner(after, trusting(old))).toThrow('TRUSTED_KEYS has no key company/2026-11')
  })

  test('when a key is trusted for one service, then it signs for no other one, whatever it is called', async () => {
    const { key } = testKeys.signer('notification')
    for (const kid of ['company/test', 'company', 'notification', 'notification/other', 'notification/test']) {
      expect(await codeOf(await signedBy({ issuer: 'company', kid, key }, 0))).toBe('not-signed-in')
    }
  })
})

describe('the variables of signing keys', () => {
  const key = newSigningKey('2026-11')
  const other = newSigningKey('2026-05')
  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const privateByKeyId = JSON.parse(key.privateJson)

  test('when they are right, then they are taken', () => {
    expect(isSigningKey(key.privateJson)).toBe(true)
    expect(isTrustedKeys(JSON.stringify({ company: { ...key.publicByKeyId, ...other.publicByKeyId } }))).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a PEM without key id', privateByKeyId['2026-11']],
    ['two keys', JSON.stringify({ ...privateByKeyId, ...JSON.parse(other.privateJson) })],
    ['a public key', JSON.stringify(key.publicByKeyId)],
    ['an RSA key', JSON.stringify({ 'a-key': rsa.privateKey })],
    ['half a key', JSON.stringify({ 'a-key': privateByKeyId['2026-11'].slice(0, 60) })],
  ])('when SIGNING_KEY is %s, then it is refused', (_what, json) => {
    expect(isSigningKey(json)).toBe(false)
  })

  test.each([
    ['nothing', ''],
    ['nobody', '{}'],
    ['a list', '[]'],
    ['keys without key ids', JSON.stringify({ company: key.publicByKeyId['2026-11'] })],
    ['a service without keys', JSON.stringify({ company: {} })],
    ['a private key', JSON.stringify({ company: privateByKeyId })],
    ['an RSA key', JSON.stringify({ company: { 'a-key': rsa.publicKey } })],
  ])('when TRUSTED_KEYS is %s, then it is refused', (_what, json) => {
    expect(isTrustedKeys(json)).toBe(false)
  })
})
