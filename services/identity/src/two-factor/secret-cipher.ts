import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto'
import type { KeyRing, SecretKey } from '@holdfast/runtime'
import { type PassCode, RECOVERY_CODES, type Sealed, type Seed } from './two-factor.ts'

export interface SecretCipher extends PassCode {
  create(): Seed
  seal(userId: string, seed: Seed): Sealed
  newestKeyId: string
  hasKey(keyId: string): boolean
  /** Ten codes of 49 bits, such as "k3v9q-x7m2a". They are shown once; only their hashes are stored. */
  createRecoveryCodes(): string[]
}

/** The key id of texts that have none: they were sealed before there were key ids. */
export const NO_KEY_ID = ''

/** 160 bits, as RFC 4226 asks. */
const TOTP_BYTES = 20
const PEPPER_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
// Without signs that look like another one in print, such as l and 1.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * Encrypts seeds with AES-256-GCM, bound to the user: a copy in another user's document cannot be decrypted. A sealed
 * text is `<key id>.<base64url>`.
 * @param ring the newest secret seals, all of them unseal
 */
export function createSecretCipher(ring: KeyRing): SecretCipher {
  const cipher: SecretCipher = {
    create: () => ({ totp: randomBytes(TOTP_BYTES), pepper: randomBytes(PEPPER_BYTES) }),
    newestKeyId: ring.newest.keyId,
    hasKey: (keyId) => ring.find(keyId) !== undefined,
    seal(userId, { totp, pepper }) {
      const iv = randomBytes(IV_BYTES)
      const encrypting = createCipheriv('aes-256-gcm', sealingKey(ring.newest), iv).setAAD(Buffer.from(userId))
      const sealed = Buffer.concat([encrypting.update(totp), encrypting.update(pepper), encrypting.final()])
      const bytes = Buffer.concat([iv, encrypting.getAuthTag(), sealed])
      return `${ring.newest.keyId}.${bytes.toString('base64url')}`
    },
    unseal(userId, sealed) {
      const keyId = keyIdOf(sealed)
      if (keyId === NO_KEY_ID) return unsealWithoutKeyId(userId, sealed)
      const secret = ring.find(keyId)
      if (!secret) throw new Error(`a two-factor secret is under the key ${keyId}, which SECRETS_KEYS does not have`)
      const opened = decrypt(secret, userId, sealed.slice(keyId.length + 1))
      return { totp: opened.subarray(0, TOTP_BYTES), pepper: opened.subarray(TOTP_BYTES) }
    },
    createRecoveryCodes: () => Array.from({ length: RECOVERY_CODES }, createRecoveryCode),
    hashRecoveryCode: (userId, sealed, code) =>
      createHmac('sha256', cipher.unseal(userId, sealed).pepper)
        .update(`${userId}\0${normal(code)}`)
        .digest('base64url'),
  }
  return cipher

  /** Such a text holds the TOTP secret alone: the recovery codes were hashed with one pepper for all. */
  function unsealWithoutKeyId(userId: string, sealed: Sealed): Seed {
    for (const secret of ring.all) {
      try {
        return { totp: decrypt(secret, userId, sealed), pepper: secret.derive('recovery codes') }
      } catch {
        // It is another key's, or nobody's.
      }
    }
    throw new Error('a two-factor secret is under a key that SECRETS_KEYS does not have')
  }
}

export function keyIdOf(sealed: Sealed): string {
  return sealed.includes('.') ? sealed.slice(0, sealed.indexOf('.')) : NO_KEY_ID
}

function decrypt(secret: SecretKey, userId: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url')
  const decrypting = createDecipheriv('aes-256-gcm', sealingKey(secret), bytes.subarray(0, IV_BYTES))
  decrypting.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decrypting.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decrypting.final()])
}

function sealingKey(secret: SecretKey): Buffer {
  return secret.derive('two-factor secrets')
}

function createRecoveryCode(): string {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)])
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}

function normal(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase()
}
