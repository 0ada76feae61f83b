import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ServiceName, serviceNames } from '@holdfast/contracts'

/** What in production comes from a secret store. */
export interface Secrets {
  /** Ed25519, PEM: each service signs in its own name. */
  keys: Record<ServiceName, { privateKey: string; publicKey: string }>
  linkSecret: string
  /** 32 bytes, base64: encrypts two-factor secrets at rest. */
  secretsKey: string
}

export function createSecrets(): Secrets {
  const createPair = () =>
    generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
  const pairs = serviceNames.map((name) => [name, createPair()] as const)
  return {
    keys: Object.fromEntries(pairs) as Secrets['keys'],
    linkSecret: randomBytes(32).toString('base64'),
    secretsKey: randomBytes(32).toString('base64'),
  }
}

/** The secrets of an earlier start, so that its sessions and links stay good; new ones for what it did not have. */
export function keepSecrets(file: string): Secrets {
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const created = createSecrets()
  const secrets = { ...created, ...kept, keys: { ...created.keys, ...kept.keys } }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
