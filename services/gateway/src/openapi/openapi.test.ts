import { expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { gatewayOver } from '../testing/gateway.ts'

interface Operation {
  operationId?: string
  summary?: string
  tags?: string[]
  security?: unknown[]
  responses: Record<string, { description?: string; content?: Record<string, unknown> }>
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete']

async function theDocument() {
  const app = await gatewayOver({})
  const document = (await app.inject('/openapi.json')).json()
  const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ name: `${method} ${path}`, method, path, operation })),
  )
  return { app, document, operations }
}

test('when the document is read then it is valid OpenAPI 3.1', async () => {
  const { document } = await theDocument()
  const validator = new Validator()
  const result = await validator.validate(document)
  expect(result).toEqual({ valid: true })
  expect(document.openapi).toBe('3.1.0')
})

test('when an operation is described then it says what it is, who may call it and how it refuses', async () => {
  const { operations } = await theDocument()
  expect(operations.length).toBeGreaterThan(45)
  const ids = operations.map(({ operation }) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { name, method, operation } of operations) {
    expect([name, METHODS.includes(method)]).toEqual([name, true])
    expect([name, operation.operationId]).toEqual([name, expect.stringMatching(/^[a-z][A-Za-z]+$/)])
    expect([name, operation.summary]).toEqual([name, expect.stringMatching(/^[A-Z].{5,}/)])
    expect([name, operation.tags?.length, Array.isArray(operation.security)]).toEqual([name, 1, true])
    const needsSignIn = (operation.security ?? []).length > 0
    const expected = ['400', '429', '503', ...(needsSignIn ? ['401', '403'] : [])]
    expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(expected)])
    for (const status of Object.keys(operation.responses).filter((code) => code >= '400')) {
      const { content, description } = operation.responses[status]!
      expect([name, status, Object.keys(content ?? {})]).toEqual([name, status, ['application/problem+json']])
      expect([name, description]).toEqual([name, expect.stringContaining('`')])
    }
  }
})

test('when a call is promised by the API then it is in the document', async () => {
  const { operations } = await theDocument()
  const company = '/v1/companies/{companyId}'
  expect(operations.map(({ name }) => name).sort()).toEqual(
    [
      'get /v1/operations/{operationId}',
      'post /v1/users',
      'post /v1/email-confirmations',
      'post /v1/sessions',
      'get /v1/sessions/current',
      'delete /v1/sessions/current',
      'post /v1/sessions/current/proof',
      'get /v1/me',
      'patch /v1/me',
      'delete /v1/me',
      'put /v1/me/password',
      'post /v1/me/email-changes',
      'post /v1/me/email-changes/confirm',
      'post /v1/me/email-changes/undo',
      'get /v1/me/sessions',
      'delete /v1/me/sessions',
      'delete /v1/me/sessions/{sessionId}',
      'post /v1/me/two-factor',
      'delete /v1/me/two-factor',
      'post /v1/me/two-factor/confirm',
      'post /v1/me/two-factor/recovery-codes',
      'post /v1/password-resets',
      'post /v1/password-resets/confirm',
      'get /v1/me/access',
      'get /v1/permissions',
      'get /v1/plans',
      'post /v1/companies',
      'get /v1/companies',
      `get ${company}`,
      `patch ${company}`,
      `delete ${company}`,
      `get ${company}/members`,
      `get ${company}/members/{userId}`,
      `patch ${company}/members/{userId}`,
      `delete ${company}/members/{userId}`,
      `delete ${company}/members/me`,
      `post ${company}/members/bulk`,
      `post ${company}/invitations`,
      `get ${company}/invitations`,
      `delete ${company}/invitations/{invitationId}`,
      `post ${company}/invitations/{invitationId}/resend`,
      `post ${company}/invitations/{invitationId}/link`,
      `post ${company}/api-keys`,
      `get ${company}/api-keys`,
      `delete ${company}/api-keys/{keyId}`,
      'post /v1/invitations/look',
      'post /v1/invitations/accept',
      'post /v1/invitations/decline',
      `post ${company}/access-checks`,
      `post ${company}/ownership-transfers`,
      `post ${company}/owner-recovery/objections`,
      'get /v1/operator/parked-streams',
      'post /v1/operator/parked-streams/replay',
      'post /v1/operator/users/disable',
      'post /v1/operator/users/enable',
      'post /v1/operator/users/reset-two-factor',
      'post /v1/operator/companies/{companyId}/suspend',
      'post /v1/operator/companies/{companyId}/restore',
      'post /v1/operator/companies/{companyId}/recover-owner',
      'get /livez',
      'get /readyz',
    ].sort(),
  )
})

test('when the readable page is opened then it loads nothing from elsewhere', async () => {
  const { app } = await theDocument()
  for (const url of ['/docs', '/docs/static/swagger-initializer.js']) {
    const answer = await app.inject(url)
    expect([url, answer.statusCode]).toEqual([url, 200])
    expect([url, /(?:src|href)="(?:https?:)?\/\//.test(answer.body)]).toEqual([url, false])
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self'")
  }
})
