import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Need, type ServiceName, serviceNames, services } from '@holdfast/contracts'
import type { ProcessVariables } from '@holdfast/runtime'

/** What in production comes from a secret store. */
export interface Secrets {
  /** The variables of each service that no other service may know. */
  own: Record<ServiceName, ProcessVariables>
  /** TRUSTED_KEYS of every service. */
  trusted: string
  /** What the host of the sites and the site service share: secrets by key id, the newest first. */
  host: string
}

/** As they are kept in a file: of each service, variables with texts by key id, the newest first. */
type KeptSecrets = Partial<Record<ServiceName | 'host', Record<string, Record<string, string>>>>

/** The file of a release in which all services had one link secret. */
interface EarlierSecrets {
  keys: Record<string, { privateKey: string }>
  secretsKey: string
}

const variableOf: Partial<Record<Need, string>> = {
  'link-secrets': 'LINK_SECRETS',
  'secrets-keys': 'SECRETS_KEYS',
  'repeat-secrets': 'REPEAT_SECRETS',
}

export function createSecrets(): Secrets {
  return toSecrets(completed({}))
}

/** The secrets of an earlier start, so that its sessions and links stay good; new ones for what it did not have. */
export function keepSecrets(file: string): Secrets {
  const kept = completed(existsSync(file) ? readKept(readFileSync(file, 'utf8')) : {})
  mkdirSync(dirname(file), { recursive: true })
  // Renamed, so that a start that is killed in this moment does not leave half a file.
  writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return toSecrets(kept)
}

function readKept(json: string): KeptSecrets {
  const kept: KeptSecrets | EarlierSecrets = JSON.parse(json)
  if (!('secretsKey' in kept)) return kept as KeptSecrets
  // The one link secret of all services is not carried over: links in mails of before end.
  const { keys, secretsKey } = kept as EarlierSecrets
  const carried: KeptSecrets = {}
  for (const name of serviceNames) {
    carried[name] = {
      ...(keys[name] && { SIGNING_KEY: { first: keys[name].privateKey } }),
      ...(name === 'identity' && { SECRETS_KEYS: { first: secretsKey } }),
    }
  }
  return carried
}

function completed(kept: KeptSecrets): Required<KeptSecrets> {
  const keyId = new Date().toISOString().slice(0, 10)
  const all = serviceNames.map((name) => {
    const created: Record<string, Record<string, string>> = { SIGNING_KEY: { [keyId]: newPrivateKey() } }
    for (const need of services[name].needs) {
      const variable = variableOf[need]
      if (variable) created[variable] = { [keyId]: newSecret() }
    }
    return [name, { ...created, ...kept[name] }] as const
  })
  const host = { DRIVER_SECRETS: { [keyId]: newSecret() }, ...kept.host }
  return { ...(Object.fromEntries(all) as Record<ServiceName, never>), host }
}

/** Of several signing keys the first one signs, and all are trusted. */
function toSecrets(kept: Required<KeptSecrets>): Secrets {
  const own = serviceNames.map((name) => {
    const { SIGNING_KEY, ...secrets } = kept[name]
    const [newest] = Object.entries(SIGNING_KEY!)
    const variables = Object.entries({ SIGNING_KEY: Object.fromEntries([newest!]), ...secrets })
    return [name, Object.fromEntries(variables.map(([variable, value]) => [variable, JSON.stringify(value)]))] as const
  })
  const trusted = serviceNames.map((name) => {
    const keys = Object.entries(kept[name].SIGNING_KEY!)
    return [name, Object.fromEntries(keys.map(([keyId, pem]) => [keyId, publicKeyOf(pem)]))] as const
  })
  return {
    own: Object.fromEntries(own) as Secrets['own'],
    trusted: JSON.stringify(Object.fromEntries(trusted)),
    host: JSON.stringify(kept.host.DRIVER_SECRETS),
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64')
}

function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function publicKeyOf(pem: string): string {
  return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString()
}
