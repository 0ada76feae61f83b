import type { Log } from '@holdfast/runtime'
import type { UserStore } from '../users/user-store.ts'
import type { SealingKeyStore } from './sealing-key-store.ts'
import { NO_KEY_ID, type SecretCipher } from './secret-cipher.ts'

const BATCH = 100

/**
 * Seals anew, under the newest key, what is under a former one, up to 100 secrets each time. Logs at the start, and when
 * it is done, how many are under which key: a key that is not among them can be removed.
 * @returns a task for a sweep: whether there may be more
 */
export function createResealing(needs: {
  users: Pick<UserStore, 'countSecrets' | 'secretsUnder' | 'replaceSecret'>
  sealingKeys: SealingKeyStore
  cipher: SecretCipher
  log: Log
}): () => Promise<boolean> {
  const { users, sealingKeys, cipher, log } = needs
  const unreadable: string[] = []
  /** Undefined when they have to be counted again. */
  let counted: Record<string, number> | undefined

  return async () => {
    counted ??= await count()
    const former = (await sealingKeys.before(cipher.newestKeyId)).filter(cipher.hasKey)
    let found = 0
    // Other processes may still write with a former key, so that is looked for each time. No process writes without a
    // key id any more, and to look for that takes reading the whole index.
    for (const keyId of [...former, ...(counted[NO_KEY_ID] ? [NO_KEY_ID] : [])]) {
      const secrets = await users.secretsUnder(keyId, BATCH, unreadable)
      for (const { userId, secret } of secrets) await reseal(userId, secret, keyId)
      found += secrets.length
      if (secrets.length === BATCH) return true
    }
    if (found > 0) counted = undefined
    return found > 0
  }

  async function count() {
    const byKeyId = await users.countSecrets()
    log.info({ byKeyId }, 'two-factor secrets by key id')
    const missing = Object.keys(byKeyId).filter((keyId) => keyId !== NO_KEY_ID && !cipher.hasKey(keyId))
    if (missing.length > 0) log.error({ missing }, 'two-factor secrets are under keys that SECRETS_KEYS does not have')
    return byKeyId
  }

  /** A user who changes the secret meanwhile keeps the new one. */
  async function reseal(userId: string, secret: string, keyId: string) {
    const resealed = sealedAnew(userId, secret, keyId)
    if (resealed) await users.replaceSecret(userId, secret, resealed)
    else unreadable.push(userId)
  }

  function sealedAnew(userId: string, secret: string, keyId: string) {
    try {
      return cipher.seal(userId, cipher.unseal(userId, secret))
    } catch (err) {
      log.error({ err, userId, keyId }, 'a two-factor secret cannot be read, so it stays under its key')
      return undefined
    }
  }
}
