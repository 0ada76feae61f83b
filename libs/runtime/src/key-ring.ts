import { hkdfSync } from 'node:crypto'
import type { ServiceName } from '@holdfast/contracts'

/** One secret of a service. Each use derives a key of its own from it. */
export interface SecretKey {
  keyId: string
  /** 32 bytes: the same ones each time, and other ones for any other purpose, service or secret. */
  derive(purpose: string): Buffer
}

/** The secrets that a service has for one thing. The newest one writes, and all of them read what was written before. */
export interface KeyRing {
  newest: SecretKey
  all: readonly SecretKey[]
  find(keyId: string): SecretKey | undefined
}

/** The longest key id. Tokens of links have a field of this size for it. */
export const KEY_ID_BYTES = 11

// Not of digits alone: a JavaScript object puts such names first, whatever their order in the JSON text.
const KEY_ID = /^(?=.*[a-z-])[a-z0-9-]{1,11}$/
const SECRET = /^[A-Za-z0-9+/_-]{43,}={0,2}$/
const SECRET_BYTES = 32

/** The form of a variable with secrets. It stands in the message when a process refuses to start. */
export const SECRETS_FORM =
  'JSON object of secrets by key id, the newest first; a secret is base64 of 32 random bytes or more'

/**
 * @param service whose secrets they are: two services that were given the same secret still have different keys
 * @param json `{"2026-11":"<base64>","2026-05":"<base64>"}`, see {@link SECRETS_FORM}
 */
export function readKeyRing(service: ServiceName, json: string): KeyRing {
  const all = secretsOf(json).map(([keyId, secret]): SecretKey => {
    return {
      keyId,
      derive: (purpose) => Buffer.from(hkdfSync('sha256', secret, '', `holdfast ${service} ${purpose}`, 32)),
    }
  })
  return { newest: all[0]!, all, find: (keyId) => all.find((key) => key.keyId === keyId) }
}

/**
 * Secrets that are shared with another program as they are, the newest first: what two programs compute from one secret
 * must not depend on the name of a service.
 */
export function readSharedSecrets(json: string): { keyId: string; bytes: Buffer }[] {
  return secretsOf(json).map(([keyId, secret]) => ({ keyId, bytes: Buffer.from(secret, 'base64') }))
}

function secretsOf(json: string): [keyId: string, secret: string][] {
  const secrets = parseByKeyId(json)
  if (!secrets || !areSecrets(secrets)) throw new Error(`must be a ${SECRETS_FORM}`)
  return secrets
}

export function isKeyRing(json: string): boolean {
  const secrets = parseByKeyId(json)
  return secrets !== undefined && areSecrets(secrets)
}

/**
 * Parses JSON in which no name is given twice: `JSON.parse` takes the last one and says nothing, so that a key of two
 * with the same key id would be lost.
 */
export function parseWithoutRepeats(json: string): unknown {
  let values = 0
  const parsed = JSON.parse(json, (_name, value) => {
    values++
    return value
  })
  // The outermost value has no name.
  const names = json.match(/"\s*:/g)?.length ?? 0
  if (names !== values - 1) throw new Error('a name is given twice')
  return parsed
}

/** The members of a JSON object whose names are key ids and whose values are text; undefined if it is anything else. */
export function parseByKeyId(json: string): [keyId: string, text: string][] | undefined {
  try {
    return membersByKeyId(parseWithoutRepeats(json))
  } catch {
    return undefined
  }
}

/** As {@link parseByKeyId}, of a value that is parsed already. */
export function membersByKeyId(value: unknown): [keyId: string, text: string][] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const members = Object.entries(value)
  const isGood = members.length > 0 && members.every(([id, text]) => KEY_ID.test(id) && typeof text === 'string')
  return isGood ? members : undefined
}

function areSecrets(members: [string, string][]): boolean {
  const isDifferent = new Set(members.map(([, secret]) => secret)).size === members.length
  return isDifferent && members.every(([, secret]) => isSecret(secret))
}

function isSecret(text: string): boolean {
  const bytes = Buffer.from(text, 'base64')
  // A placeholder such as forty times the same letter is base64 too.
  return SECRET.test(text) && bytes.length >= SECRET_BYTES && new Set(bytes).size > SECRET_BYTES / 4
}
