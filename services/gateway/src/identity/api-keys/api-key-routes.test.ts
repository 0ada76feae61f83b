import { newId } from '@holdfast/contracts'
import type {
  ApiKey,
  CreateKeyReplyInput,
  CreateKeyRequest,
  ListKeysReplyInput,
  ListKeysRequest,
  ResolveKeyReply,
  ResolveKeyRequest,
  RevokeKeyRequest,
} from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SESSION, TOKEN } from '../../testing/gateway.ts'

const companyId = newId()
const url = `/v1/companies/${companyId}/api-keys`
const createdAt = Date.UTC(2027, 2, 1, 9, 30)
const stored: ApiKey = {
  keyId: newId(),
  companyId,
  name: 'Deploy',
  userId: SESSION.userId,
  permissions: ['members.see'],
  state: 'STATE_ACTIVE',
  createdAt,
}
const shown = {
  keyId: stored.keyId,
  name: 'Deploy',
  userId: SESSION.userId,
  permissions: ['members.see'],
  state: 'active',
  createdAt: '2027-03-01T09:30:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
}

describe('the routes of API keys', () => {
  test('when one is made then it is shown once, and what was left out is left out', async () => {
    const create = recorded<CreateKeyRequest, CreateKeyReplyInput>({ key: 'hfk_secret', apiKey: stored })
    const app = await gatewayOver({ apiKeys: { createKey: create.handler as never } })
    const post = (payload: object) => app.inject({ method: 'POST', url, headers: bearer, payload })
    const answer = await post({ name: 'Deploy' })
    expect([answer.statusCode, answer.json()]).toEqual([201, { ...shown, key: 'hfk_secret' }])
    await post({ name: 'Deploy', expiresAt: '2027-03-02T09:30:00+01:00', permissions: ['members.see'] })
    const [bare, full] = create.calls.map(({ request }) => request)
    expect(bare).toMatchObject({ companyId, name: 'Deploy' })
    expect([bare!.expiresAt, bare!.permissions ?? undefined]).toEqual([undefined, undefined])
    expect(full).toMatchObject({ expiresAt: Date.UTC(2027, 2, 2, 8, 30), permissions: { ids: ['members.see'] } })
  })

  test('when a body does not fit then it says where, and nobody is asked', async () => {
    const app = await gatewayOver({})
    const cases: [object, string][] = [
      [{}, '/name'],
      [{ name: ' ' }, '/name'],
      [{ name: 'x'.repeat(101) }, '/name'],
      [{ name: 'Deploy', expiresAt: 'tomorrow' }, '/expiresAt'],
      [{ name: 'Deploy', expiresAt: 1 }, '/expiresAt'],
      [{ name: 'Deploy', permissions: [] }, '/permissions'],
      [{ name: 'Deploy', permissions: 'members.see' }, '/permissions'],
      [{ name: 'Deploy', userId: newId() }, '/userId'],
    ]
    for (const [payload, pointer] of cases) {
      const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
      expect([payload, answer.statusCode, answer.json().errors[0].pointer]).toEqual([payload, 400, pointer])
    }
  })

  test('when they are listed then page by page, and no secret is among them', async () => {
    const more = { lastUsedAt: createdAt, expiresAt: createdAt, endedAt: createdAt }
    const list = recorded<ListKeysRequest, ListKeysReplyInput>({
      apiKeys: [
        { ...stored, ...more, state: 'STATE_EXPIRED' },
        { ...stored, state: 'STATE_REVOKED' },
      ],
      nextCursor: 'abc',
    })
    const app = await gatewayOver({ apiKeys: { listKeys: list.handler as never } })
    const answer = await app.inject({ url: `${url}?limit=2`, headers: bearer })
    const times = { expiresAt: shown.createdAt, lastUsedAt: shown.createdAt }
    expect(answer.json()).toEqual({
      items: [
        { ...shown, ...times, state: 'expired' },
        { ...shown, state: 'revoked' },
      ],
      nextCursor: 'abc',
    })
    expect(list.calls[0]!.request).toMatchObject({ companyId, limit: 2 })
  })

  test('when one is revoked then nothing is left to say', async () => {
    const revoke = recorded<RevokeKeyRequest, object>({})
    const app = await gatewayOver({ apiKeys: { revokeKey: revoke.handler } })
    const answer = await app.inject({ method: 'DELETE', url: `${url}/${stored.keyId}`, headers: bearer })
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(revoke.calls[0]!.request).toEqual({ companyId, keyId: stored.keyId })
  })
})

const KEY = 'hfk_0000000000000000000000000000000000000000000000000'
const resolved: ResolveKeyReply = {
  keyId: newId(),
  companyId,
  userId: SESSION.userId,
  membershipId: newId(),
  permissions: ['members.see'],
  twoFactor: true,
}
const withKey = { authorization: `Bearer ${KEY}` }

async function gatewayWithKey(options: Parameters<typeof gatewayOver>[1] = {}) {
  const asked: string[] = []
  const resolve = recorded<ResolveKeyRequest, ResolveKeyReply>(resolved)
  const members = recorded<object, { members: []; nextCursor: string }>({ members: [], nextCursor: '' })
  const removed = recorded<object, object>({})
  const app = await gatewayOver(
    {
      apiKeys: {
        resolveKey: async (request, call) => {
          asked.push(request.key)
          if (request.key !== KEY) throw new DomainError('not-signed-in')
          return resolve.handler(request, call)
        },
      },
      members: { listMembers: members.handler as never, removeMember: removed.handler },
    },
    options,
  )
  return { app, asked, resolve, members, removed }
}

describe('when a call comes with an API key', () => {
  test('then it travels on in the name of the key, and the key itself does not', async () => {
    const { app, resolve, members } = await gatewayWithKey()
    const answer = await app.inject({ url: `/v1/companies/${companyId}/members`, headers: withKey })
    expect(answer.statusCode).toBe(200)
    expect(resolve.calls[0]!.call.principal).toEqual({ kind: 'service', name: 'gateway' })
    const { call } = members.calls[0]!
    expect(call.principal).toEqual({ kind: 'api-key', ...resolved })
    expect(JSON.stringify(call)).not.toContain(KEY)
  })

  test('then it is asked about every time, and one that is none is not signed in', async () => {
    const { app, asked } = await gatewayWithKey()
    const get = (headers: Record<string, string>) => app.inject({ url: `/v1/companies/${companyId}/members`, headers })
    await Promise.all([get(withKey), get(withKey)])
    expect(asked).toEqual([KEY, KEY])
    for (const key of [KEY.replace(/0$/, '1'), 'hfk_', `hfk_${'0'.repeat(600)}`]) {
      const answer = await get({ authorization: `Bearer ${key}` })
      expect([answer.statusCode, answer.json().code]).toEqual([401, 'not-signed-in'])
    }
    expect(asked.filter((key) => key.length > 512)).toEqual([])
    // A key in the cookie is not accepted.
    expect((await get({ cookie: `holdfast=${KEY}` })).statusCode).toBe(401)
  })

  test('then it needs no CSRF token, and repeats are its own', async () => {
    const { app, removed } = await gatewayWithKey()
    const remove = (headers: Record<string, string>) =>
      app.inject({
        method: 'DELETE',
        url: `/v1/companies/${companyId}/members/${resolved.userId}`,
        headers: { ...headers, 'idempotency-key': 'one' },
      })
    expect((await remove(withKey)).statusCode).toBe(204)
    expect((await remove(bearer)).statusCode).toBe(204)
    expect((await remove(withKey)).statusCode).toBe(204)
    const [first, ofMaker, again] = removed.calls.map(({ call }) => call.repeat!.key)
    expect(first).toBe(again)
    expect(first).not.toBe(ofMaker)
  })

  test('then it counts for itself, not for its maker', async () => {
    const { app } = await gatewayWithKey({ rateLimitPerMinute: 2 })
    const get = (headers: Record<string, string>) => app.inject({ url: `/v1/companies/${companyId}/members`, headers })
    expect((await get(withKey)).statusCode).toBe(200)
    expect((await get(withKey)).statusCode).toBe(200)
    expect((await get(withKey)).statusCode).toBe(429)
    expect((await get({ authorization: `Bearer ${TOKEN}` })).statusCode).toBe(200)
  })

  test('then there is no session to tell of, and no oneself to ask about', async () => {
    const { app } = await gatewayWithKey()
    const current = await app.inject({ url: '/v1/sessions/current', headers: withKey })
    const check = await app.inject({
      method: 'POST',
      url: `/v1/companies/${companyId}/access-checks`,
      headers: withKey,
      payload: { permission: 'members.see' },
    })
    for (const answer of [current, check]) {
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'keys-not-allowed'])
    }
  })

  test('then, when nobody can tell whether it counts, it is not let in', async () => {
    const resolveKey = async () => {
      throw new DomainError('unavailable')
    }
    const app = await gatewayOver({ apiKeys: { resolveKey } })
    const answer = await app.inject({ url: `/v1/companies/${companyId}/members`, headers: withKey })
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '1'])
  })
})
