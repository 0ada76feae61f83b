import { createHmac } from 'node:crypto'
import { idBytes } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { KeyRing } from '@holdfast/runtime'

/** What opens the closed gate of an environment. */
export interface Gate {
  password: string
  /** Signs links and cookies. */
  linkSecret: string
}

/** What names a gate: with another version, it is another one. */
export interface GateName {
  id: string
  wish: { gateVersion: number }
}

/**
 * The password and the secret of a gate. They are computed whenever they are needed, and stored nowhere here. Throws
 * `unavailable` while this process does not have the secret that the gate was made from.
 */
export type GateOf = (environment: GateName) => Promise<Gate>

/** Letters and digits that are not taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LETTERS = 16

/** The secret from which a gate is made for the first time: every process of the service has the oldest one. */
export function keyIdForGates(ring: KeyRing): string {
  return ring.all.at(-1)!.keyId
}

/**
 * @param keyIdOf which secret a gate is made from. That stays as it was when a secret is added: all passwords would change,
 *   and hosts would not be told
 */
export function createGateOf(ring: KeyRing, keyIdOf: (environment: GateName) => Promise<string>): GateOf {
  const keys = new Map(
    ring.all.map((secret) => [
      secret.keyId,
      { passwords: secret.derive('gate passwords'), links: secret.derive('gate links') },
    ]),
  )
  return async (environment) => {
    const key = keys.get(await keyIdOf(environment))
    if (!key) throw new DomainError('unavailable')
    const { id, wish } = environment
    const bytes = macOf(key.passwords, id, wish.gateVersion).subarray(0, PASSWORD_LETTERS)
    return {
      password: Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join(''),
      linkSecret: macOf(key.links, id, wish.gateVersion).toString('base64url'),
    }
  }
}

function macOf(key: Buffer, id: string, version: number): Buffer {
  const number = Buffer.alloc(4)
  number.writeUInt32BE(version)
  return createHmac('sha256', key).update(idBytes(id)).update(number).digest()
}
