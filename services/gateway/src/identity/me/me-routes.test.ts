import { newId } from '@holdfast/contracts'
import type { Me, UpdateMeRequest } from '@holdfast/contracts/identity'
import { expect, test } from '@jest/globals'
import { bearer, byCookie, gatewayOver, recorded, SESSION, SIGNED_IN } from '../../testing/gateway.ts'

const ada: Me = {
  userId: SESSION.userId,
  email: 'ada@example.com',
  emailConfirmed: true,
  fullName: 'Ada Lovelace',
  locale: 'en',
  twoFactor: false,
  createdAt: Date.UTC(2027, 0, 2),
  version: 5,
  recoveryCodesLeft: 0,
}

test('when one looks at oneself then everything is there, with an ETag', async () => {
  const app = await gatewayOver({ users: { getMe: async () => ada } })
  const answer = await app.inject({ url: '/v1/me', headers: bearer })
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"5"'])
  expect(answer.json()).toEqual({
    userId: ada.userId,
    email: 'ada@example.com',
    emailConfirmed: true,
    pendingEmail: null,
    fullName: 'Ada Lovelace',
    locale: 'en',
    twoFactor: false,
    recoveryCodesLeft: 0,
    createdAt: '2027-01-02T00:00:00.000Z',
  })
  const head = await app.inject({ method: 'HEAD', url: '/v1/me', headers: bearer })
  expect([head.statusCode, head.headers.etag, head.body]).toEqual([200, '"5"', ''])
})

test('when one changes the name then only the name goes along', async () => {
  const update = recorded<UpdateMeRequest, Me>(ada)
  const app = await gatewayOver({ users: { updateMe: update.handler } })
  const headers = { ...bearer, 'if-match': '"5"' }
  await app.inject({ method: 'PATCH', url: '/v1/me', headers, payload: { fullName: 'Ada King' } })
  expect(update.calls[0]!.request).toMatchObject({ fullName: 'Ada King', ifVersion: 5 })
  expect(update.calls[0]!.request).not.toHaveProperty('locale')
  for (const payload of [{ fullName: null }, { email: 'x@example.com' }, { locale: 'EN' }]) {
    const answer = await app.inject({ method: 'PATCH', url: '/v1/me', headers, payload })
    expect([payload, answer.statusCode]).toEqual([payload, 400])
  }
})

test('when one deletes oneself then the cookie goes as well', async () => {
  const app = await gatewayOver({ users: { deleteMe: async () => ({}) } })
  const answer = await app.inject({ method: 'DELETE', url: '/v1/me', headers: byCookie })
  expect([answer.statusCode, answer.cookies[0]?.value]).toEqual([204, ''])
})

test('when an address change is confirmed or undone then the token counts, and no session', async () => {
  const confirm = recorded<{ token: string }, object>({})
  const app = await gatewayOver({
    users: { confirmEmailChange: confirm.handler, undoEmailChange: confirm.handler },
  })
  for (const end of ['confirm', 'undo']) {
    const url = `/v1/me/email-changes/${end}`
    const payload = end === 'confirm' ? { token: 'x', password: 'y' } : { token: 'x' }
    const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
    expect(answer.statusCode).toBe(204)
  }
  expect(confirm.calls.map(({ call }) => call.principal.kind)).toEqual(['anonymous', 'anonymous'])
})

test('when sessions are listed then it says which one is this', async () => {
  const sessionId = newId()
  const app = await gatewayOver({
    sessions: {
      listSessions: async () => ({
        sessions: [
          { sessionId, createdAt: 1, lastUsedAt: 2, expiresAt: 3, ip: '192.0.2.1', userAgent: 'x', current: true },
        ],
        nextCursor: '',
      }),
      endSession: async (request, call) => {
        expect([request.sessionId, call.principal]).toEqual([sessionId, SIGNED_IN])
        return {}
      },
    },
  })
  const list = await app.inject({ url: '/v1/me/sessions', headers: bearer })
  expect(list.json().items).toMatchObject([{ sessionId, createdAt: '1970-01-01T00:00:00.001Z', current: true }])
  const end = await app.inject({ method: 'DELETE', url: `/v1/me/sessions/${sessionId}`, headers: bearer })
  expect(end.statusCode).toBe(204)
})

test('when two-factor is turned on then the secrets come back once', async () => {
  const app = await gatewayOver({
    twoFactor: {
      begin: async () => ({ secret: 'ABC', otpauthUri: 'otpauth://totp/x' }),
      confirm: async ({ code }) => ({ recoveryCodes: [code], session: { token: 'next', csrfToken: 'other' } }),
    },
  })
  const post = (url: string, payload?: object) => app.inject({ method: 'POST', url, headers: bearer, payload })
  expect((await post('/v1/me/two-factor')).json()).toEqual({ secret: 'ABC', otpauthUri: 'otpauth://totp/x' })
  const confirmed = await post('/v1/me/two-factor/confirm', { code: '123456' })
  expect([confirmed.statusCode, confirmed.json()]).toEqual([
    200,
    { recoveryCodes: ['123456'], token: 'next', csrfToken: 'other' },
  ])
})

test('when one asks for what one reaches then companies come with roles', async () => {
  const [companyId, otherId, siteId] = [newId(), newId(), newId()]
  const app = await gatewayOver({
    companies: {
      listAccess: async () => ({
        companies: [
          {
            companyId,
            name: 'A',
            state: 'COMPANY_STATE_SUSPENDED',
            isOwner: true,
            companyRole: 'COMPANY_ROLE_ADMINISTRATOR',
            siteRoles: [],
          },
          {
            companyId: otherId,
            name: 'B',
            state: 'COMPANY_STATE_ACTIVE',
            isOwner: false,
            siteRoles: [{ siteId, role: 'SITE_ROLE_ADMINISTRATOR', tenure: 1 }],
          },
        ],
      }),
    },
    sites: {
      listMySites: async () => ({
        sites: [{ companyId: otherId, siteId, name: 's', role: 'SITE_ROLE_ADMINISTRATOR' }],
      }),
    },
  })
  const answer = await app.inject({ url: '/v1/me/access', headers: bearer })
  expect(answer.json().companies).toEqual([
    { companyId, name: 'A', state: 'suspended', isOwner: true, companyRole: 'administrator', sites: [] },
    {
      companyId: otherId,
      name: 'B',
      state: 'active',
      isOwner: false,
      companyRole: null,
      sites: [{ siteId, name: 's', role: 'administrator' }],
    },
  ])
})
