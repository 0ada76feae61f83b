import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceNames } from '@holdfast/contracts'
import { checkSigner, createSigner, readConfig, readTrustedKeys, serviceConfig } from '@holdfast/runtime'
import { atEnd, testEnvironment } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { createSecrets, keepSecrets, type Secrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-secrets-'))
atEnd(() => rmSync(folder, { recursive: true }))

function expectGood({ own, trusted }: Secrets) {
  const keys = readTrustedKeys(trusted)
  for (const name of serviceNames) {
    const settings = { ...testEnvironment(name, {}), ...own[name], TRUSTED_KEYS: trusted }
    expect(() => readConfig(serviceConfig(name, {}), settings)).not.toThrow()
    checkSigner(createSigner(name, own[name].SIGNING_KEY!), keys)
  }
}

test('when secrets are made, then every service takes its own, and trusts every other one', () => {
  expectGood(createSecrets())
})

test('when a system is started again, then it has the same secrets', () => {
  const file = join(folder, 'new', 'secrets.json')
  const first = keepSecrets(file)
  expect(keepSecrets(file)).toEqual(first)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(folder, 'new'))).toEqual(['secrets.json'])
})

test('when a key is put before another one in the file, then it signs, and both are trusted', () => {
  const file = join(folder, 'rotated.json')
  keepSecrets(file)
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  kept.company.SIGNING_KEY = { 'a-new-one': pem, ...kept.company.SIGNING_KEY }
  kept.company.LINK_SECRETS = { 'a-new-one': randomBytes(32).toString('base64'), ...kept.company.LINK_SECRETS }
  writeFileSync(file, JSON.stringify(kept))
  const secrets = keepSecrets(file)
  expectGood(secrets)
  expect(createSigner('company', secrets.own.company.SIGNING_KEY!).kid).toBe('company/a-new-one')
  expect(Object.keys(JSON.parse(secrets.trusted).company)).toHaveLength(2)
  expect(Object.keys(JSON.parse(secrets.own.company.LINK_SECRETS!))).toHaveLength(2)
})

test('when the file is of the time of one link secret for all, then keys are carried over and the link secret is not', () => {
  const file = join(folder, 'before.json')
  const pairs = serviceNames.map((name) => {
    const encoding = { format: 'pem' } as const
    const pair = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', ...encoding },
      privateKeyEncoding: { type: 'pkcs8', ...encoding },
    })
    return [name, pair] as const
  })
  const before = {
    keys: Object.fromEntries(pairs),
    linkSecret: randomBytes(32).toString('base64'),
    secretsKey: randomBytes(32).toString('base64'),
  }
  writeFileSync(file, JSON.stringify(before))
  const secrets = keepSecrets(file)
  expectGood(secrets)
  expect(JSON.parse(secrets.own.identity.SECRETS_KEYS!)).toEqual({ first: before.secretsKey })
  for (const [name, { privateKey }] of pairs) {
    const { key } = createSigner(name, secrets.own[name].SIGNING_KEY!)
    expect(key.equals(createPrivateKey(privateKey))).toBe(true)
  }
  expect(JSON.stringify(secrets)).not.toContain(before.linkSecret)
  expect(secrets.own.identity.LINK_SECRETS).not.toBe(secrets.own.company.LINK_SECRETS)
  expect(keepSecrets(file)).toEqual(secrets)
})
