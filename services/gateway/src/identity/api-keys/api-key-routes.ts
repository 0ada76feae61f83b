import type { ApiKey } from '@holdfast/contracts/identity'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, OneOf, TextLine, Time, time } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'

const tag = 'API keys'

const Name = TextLine('keyName', { examples: ['Nightly deploy'] })
const Permissions = Type.Array(Type.String({ minLength: 1, maxLength: 100, examples: ['members.see'] }), {
  minItems: 1,
  maxItems: 100,
  description: 'Ids of `GET /v1/permissions`, none beyond one’s own. Left out: all of one’s own that a key can have',
})

const ApiKeyProperties = {
  keyId: IdOut,
  name: Type.String(),
  userId: Type.String({ format: 'uuid', description: 'Who made it, and for whom it acts' }),
  permissions: Type.Array(Type.String()),
  state: OneOf(['active', 'expired', 'revoked'], '`revoked` also when its maker may no longer hold keys'),
  createdAt: Time,
  expiresAt: Type.Union([Time, Type.Null()]),
  lastUsedAt: Type.Union([Time, Type.Null()], { description: 'To the minute' }),
}
const ApiKeySchema = Type.Object(ApiKeyProperties)
const NewApiKeySchema = Type.Object({
  ...ApiKeyProperties,
  key: Type.String({ description: 'For `Authorization: Bearer`; shown once' }),
})

export function apiKeyRoutes(app: App, { apiKeys }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/api-keys',
      id: 'createApiKey',
      tag,
      permission: 'api-keys.manage',
      freshProof: true,
      secret: true,
      summary: 'Make an API key',
      description:
        'What the key may is what both it and its maker may, at every moment; it ends for good ' +
        'when its maker may no longer hold keys. It can touch neither keys nor credentials nor ownership.',
      params: CompanyParams,
      body: Exactly({ name: Name, expiresAt: Type.Optional(Time), permissions: Type.Optional(Permissions) }),
      answers: { 201: NewApiKeySchema },
      problems: ['not-for-keys', 'beyond-own-access', 'bad-expiry', 'too-many-keys', 'user-leaving'],
    },
    async (request, reply) => {
      const { name, expiresAt, permissions } = request.body
      const wanted = {
        ...request.params,
        name,
        ...(expiresAt !== undefined && { expiresAt: Date.parse(expiresAt) }),
        ...(permissions && { permissions: { ids: permissions } }),
      }
      const { key, apiKey } = await apiKeys.createKey(wanted, request.passport)
      return reply.code(201).send({ ...apiKeyView(apiKey!), key })
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/api-keys',
      id: 'listApiKeys',
      tag,
      permission: [{ permission: 'api-keys.manage', when: 'the caller has no `api-keys.revoke`' }],
      shows: [{ permission: 'api-keys.revoke', what: 'keys that others made' }],
      summary: 'API keys of a company',
      description:
        'Newest first: all of them for those who may revoke them, else one’s own. Those that ended are shown for 90 days.',
      params: CompanyParams,
      querystring: ListQuery,
      answers: { 200: ListOf(ApiKeySchema) },
    },
    async (request) => {
      const page = await apiKeys.listKeys({ ...request.params, ...request.query }, request.passport)
      return listOf(page.apiKeys.map(apiKeyView), page.nextCursor)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/api-keys/:keyId',
      id: 'revokeApiKey',
      tag,
      permission: [
        { permission: 'api-keys.manage', when: 'the caller has no `api-keys.revoke`' },
        { permission: 'api-keys.revoke', when: 'somebody else made the key', otherwise: 'not-found' },
      ],
      freshProof: true,
      summary: 'Revoke an API key',
      description: 'For good. One’s own, or anybody’s with `api-keys.revoke`.',
      params: Exactly({ companyId: Id, keyId: Id }),
      answers: { 204: 'Revoked' },
      problems: ['key-revoked', 'user-leaving'],
    },
    async (request, reply) => {
      await apiKeys.revokeKey(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}

const states: Record<ApiKey['state'], Static<typeof ApiKeySchema>['state']> = {
  STATE_UNSPECIFIED: 'revoked',
  STATE_ACTIVE: 'active',
  STATE_EXPIRED: 'expired',
  STATE_REVOKED: 'revoked',
}

function apiKeyView(key: ApiKey): Static<typeof ApiKeySchema> {
  const { keyId, name, userId, permissions, createdAt, expiresAt, lastUsedAt, state } = key
  return {
    keyId,
    name,
    userId,
    permissions,
    state: states[state],
    createdAt: time(createdAt),
    expiresAt: expiresAt === undefined ? null : time(expiresAt),
    lastUsedAt: lastUsedAt === undefined ? null : time(lastUsedAt),
  }
}
