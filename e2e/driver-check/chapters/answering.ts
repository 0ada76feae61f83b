import { randomBytes, randomUUID } from 'node:crypto'
import { calls, type DriverCall, DriverProblem, signCall } from '@holdfast/driver'
import { Value } from 'typebox/value'
import { type Chapter, equal, type Kit, ok } from '../kit.ts'
import { ask } from '../raw.ts'

/** Whether the driver takes the token, and says rightly why not. */
async function answersTo(kit: Kit, authorization: string | undefined, path = '/', method = 'GET'): Promise<number> {
  const { status, body } = await ask(kit.address.url, path, { method, headers: authorization ? { authorization } : {} })
  if (status < 400) return status
  equal(status, 401, `${method} ${path} is answered ${status}`)
  const problem = JSON.parse(body.toString())
  ok(Value.Check(DriverProblem, problem), 'the refusal is no problem document')
  equal(problem.code, 'bad-token')
  return status
}

async function token(
  { address: { hostId, secret } }: Kit,
  { path = '/', method = 'GET', host = hostId, key = secret, at = 0 } = {},
): Promise<string> {
  const now = Date.now() + at * 1000
  return `Bearer ${await signCall(key, { hostId: host, method, path }, { now, lifeMs: 60_000 })}`
}

const pathOf = ({ path }: DriverCall) => path.replaceAll(/:\w+/g, () => randomUUID())

/** A token with a head and a body of its own, signed by nobody. */
function unsigned(kit: Kit): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: 'holdfast', aud: kit.address.hostId, act: 'GET /', exp: Math.floor(Date.now() / 1000) + 60 }
  return `Bearer ${part({ alg: 'none', kid: kit.address.secret.keyId })}.${part(claims)}.`
}

export const answering: Chapter = {
  title: 'It answers',
  checks: [
    {
      what: 'GET /healthz answers without a token',
      run: async ({ address }) => equal((await ask(address.url, '/healthz')).status, 200),
    },
    { what: 'GET / tells who it is and what it can do', run: ({ driver }) => driver.describe({}) },
    {
      what: 'twenty calls at once are answered',
      run: ({ driver }) => Promise.all(Array.from({ length: 20 }, () => driver.describe({}))),
    },
    {
      what: 'every call but /healthz is refused without a token',
      async run(kit) {
        for (const call of Object.values(calls) as DriverCall[]) {
          if (call.open) continue
          equal(
            await answersTo(kit, undefined, pathOf(call), call.method),
            401,
            `${call.method} ${call.path} is answered`,
          )
        }
      },
    },
    {
      what: 'a token for exactly this call is taken',
      run: async (kit) => equal(await answersTo(kit, await token(kit)), 200),
    },
    {
      what: 'one whose time is over for ten seconds is taken: clocks differ',
      run: async (kit) => equal(await answersTo(kit, await token(kit, { at: -70 })), 200),
    },
    ...Object.entries<(kit: Kit) => Promise<string>>({
      'whose time is over for five minutes': (kit) => token(kit, { at: -360 }),
      'for another path': (kit) => token(kit, { path: '/usage' }),
      'for another method': (kit) => token(kit, { method: 'DELETE' }),
      'for another host': (kit) => token(kit, { host: 'somewhere-else' }),
      'of another secret with the same key id': (kit) =>
        token(kit, { key: { keyId: kit.address.secret.keyId, bytes: randomBytes(32) } }),
      'of a key that it does not know': (kit) => token(kit, { key: { ...kit.address.secret, keyId: 'unknown' } }),
      'that nobody has signed': async (kit) => unsigned(kit),
      'that is none': async () => 'Bearer x',
      'with another scheme': async (kit) => (await token(kit)).replace('Bearer', 'Basic'),
    }).map(([which, make]) => ({
      what: `a token ${which} is refused`,
      run: async (kit: Kit) => equal(await answersTo(kit, await make(kit)), 401, 'it is taken'),
    })),
  ],
}
