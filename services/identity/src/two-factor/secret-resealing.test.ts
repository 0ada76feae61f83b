import { silentLog, testRing } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { createSecretCipher, keyIdOf } from './secret-cipher.ts'
import { createResealing } from './secret-resealing.ts'

const cipherOf = (...keyIds: [string, ...string[]]) => createSecretCipher(testRing('identity', ...keyIds))

/** Users with secrets, and which keys have sealed so far; in memory, as the stores have them. */
function world(secrets: Map<string, string>, sealed: string[]) {
  const users = {
    async countSecrets() {
      const byKeyId: Record<string, number> = {}
      for (const secret of secrets.values()) byKeyId[keyIdOf(secret)] = (byKeyId[keyIdOf(secret)] ?? 0) + 1
      return byKeyId
    },
    async secretsUnder(keyId: string, limit: number, except: string[]) {
      const found = [...secrets].filter(([userId, secret]) => keyIdOf(secret) === keyId && !except.includes(userId))
      return found.slice(0, limit).map(([userId, secret]) => ({ userId, secret }))
    },
    async replaceSecret(userId: string, before: string, after: string) {
      if (secrets.get(userId) === before) secrets.set(userId, after)
    },
  }
  const sealingKeys = {
    async before(keyId: string) {
      if (!sealed.includes(keyId)) sealed.push(keyId)
      return sealed.slice(0, sealed.indexOf(keyId))
    },
  }
  return (...keyIds: [string, ...string[]]) =>
    createResealing({ users, sealingKeys, cipher: cipherOf(...keyIds), log: silentLog })
}

async function untilDone(task: () => Promise<boolean>): Promise<number> {
  let rounds = 0
  while (await task()) rounds++
  return rounds
}

describe('when a key is replaced', () => {
  test('then all secrets are sealed anew, and say the same', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `user ${index}`)
    const old = cipherOf('old')
    const seeds = new Map(names.map((name) => [name, old.create()]))
    const secrets = new Map([...seeds].map(([name, seed]) => [name, old.seal(name, seed)]))
    const reseal = world(secrets, ['old'])('new', 'old')
    expect(await untilDone(reseal)).toBe(3)
    for (const [name, secret] of secrets) expect(cipherOf('new').unseal(name, secret)).toEqual(seeds.get(name))
    // A process that was not restarted yet has sealed one with the old key meanwhile.
    secrets.set('late', old.seal('late', old.create()))
    await untilDone(reseal)
    expect(keyIdOf(secrets.get('late')!)).toBe('new')
  })

  test('then a process that has the new key in the second place still, for reading, seals nothing back', async () => {
    const secrets = new Map([['ada', cipherOf('old').seal('ada', cipherOf('old').create())]])
    const process = world(secrets, [])
    const [notYet, restarted] = [process('old', 'new'), process('new', 'old')]
    await untilDone(notYet)
    await untilDone(restarted)
    expect(await untilDone(notYet)).toBe(0)
    expect(keyIdOf(secrets.get('ada')!)).toBe('new')
  })

  test('then one that cannot be read stays, and stops none of the others', async () => {
    const old = cipherOf('old')
    const sealed = old.seal('ada', old.create())
    const secrets = new Map([
      ['eve', sealed],
      ['ada', sealed],
    ])
    await untilDone(world(secrets, ['old'])('new', 'old'))
    expect([...secrets.values()].map(keyIdOf)).toEqual(['old', 'new'])
  })
})
