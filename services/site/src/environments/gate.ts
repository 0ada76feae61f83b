import { createHmac } from 'node:crypto'
import { idBytes } from '@holdfast/contracts'
import type { KeyRing } from '@holdfast/runtime'

/** What opens the closed gate of an environment. */
export interface Gate {
  password: string
  /** Signs links and cookies. */
  linkSecret: string
}

/** The password and the secret of a gate. They are computed whenever they are needed, and stored nowhere here. */
export type GateOf = (environment: { id: string; wish: { gateVersion: number } }) => Gate

/** Letters and digits that are not taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const PASSWORD_LETTERS = 16

/**
 * @param ring its oldest secret counts: with the newest one, all passwords would change when a secret is added, and hosts
 *   would not be told
 */
export function createGateOf(ring: KeyRing): GateOf {
  const secret = ring.all.at(-1)!
  const [passwords, links] = [secret.derive('gate passwords'), secret.derive('gate links')]
  const macOf = (key: Buffer, id: string, version: number) => {
    const number = Buffer.alloc(4)
    number.writeUInt32BE(version)
    return createHmac('sha256', key).update(idBytes(id)).update(number).digest()
  }
  return ({ id, wish }) => {
    const bytes = macOf(passwords, id, wish.gateVersion).subarray(0, PASSWORD_LETTERS)
    return {
      password: Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join(''),
      linkSecret: macOf(links, id, wish.gateVersion).toString('base64url'),
    }
  }
}
