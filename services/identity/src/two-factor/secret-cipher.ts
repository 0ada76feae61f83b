import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto'
import { type PassCode, RECOVERY_CODES, type Sealed } from './two-factor.ts'

export interface SecretCipher extends PassCode {
  /** A new TOTP secret, 160 bits as RFC 4226 asks. */
  create(): Buffer
  seal(userId: string, secret: Buffer): Sealed
  /** Ten codes of 49 bits, such as "k3v9q-x7m2a". They are shown once; only their hashes are stored. */
  createRecoveryCodes(): string[]
}

const IV_BYTES = 12
const TAG_BYTES = 16
// Without signs that look like another one in print, such as l and 1.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/**
 * Encrypts secrets with AES-256-GCM, bound to the user: a copy in another user's document cannot be decrypted.
 * @param key SECRETS_KEY, from which the keys in use are derived
 */
export function createSecretCipher(key: string): SecretCipher {
  const sealing = derived('two-factor secrets')
  const pepper = derived('recovery codes')

  return {
    create: () => randomBytes(20),
    seal(userId, secret) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealing, iv).setAAD(Buffer.from(userId))
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    unseal(userId, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, IV_BYTES))
      decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    },
    createRecoveryCodes: () => Array.from({ length: RECOVERY_CODES }, createRecoveryCode),
    hashRecoveryCode: (userId, code) =>
      createHmac('sha256', pepper)
        .update(`${userId}\0${normal(code)}`)
        .digest('base64url'),
  }

  function derived(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', key, '', `holdfast identity ${purpose}`, 32))
  }
}

function createRecoveryCode(): string {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)])
  return `${signs.slice(0, 5).join('')}-${signs.slice(5).join('')}`
}

function normal(code: string): string {
  return code.replaceAll(/[\s-]/g, '').toLowerCase()
}
