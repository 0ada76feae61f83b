import { randomBytes } from 'node:crypto'
import type { ServiceName } from '@holdfast/contracts'
import { type KeyRing, readKeyRing } from '@holdfast/runtime'

const secrets = new Map<string, string>()

/**
 * Secrets of these key ids, the newest first, as a variable has them. A key id has the same secret in all of a test
 * process.
 */
export function testSecrets(...keyIds: [string, ...string[]]): string {
  return JSON.stringify(Object.fromEntries(keyIds.map((keyId) => [keyId, secretOf(keyId)])))
}

/** The ring of {@link testSecrets}. */
export function testRing(service: ServiceName, ...keyIds: [string, ...string[]]): KeyRing {
  return readKeyRing(service, testSecrets(...keyIds))
}

function secretOf(keyId: string): string {
  if (!secrets.has(keyId)) secrets.set(keyId, randomBytes(32).toString('base64'))
  return secrets.get(keyId)!
}
