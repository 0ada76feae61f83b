import { readFileSync } from 'node:fs'
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
    // Calls of probes are not counted.
    const isCounted = name !== 'get /livez' && name !== 'get /readyz'
    const expected = ['400', '503', ...(isCounted ? ['429'] : []), ...(needsSignIn ? ['401', '403'] : [])]
    expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(expected)])
    for (const status of Object.keys(operation.responses).filter((code) => code >= '400')) {
      const { content, description } = operation.responses[status]!
      expect([name, status, Object.keys(content ?? {})]).toEqual([name, status, ['application/problem+json']])
      expect([name, description]).toEqual([name, expect.stringContaining('`')])
    }
  }
})

test('when the API is served then every operation is as the committed document promises it', async () => {
  const { document } = await theDocument()
  const committed = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'))
  expect(Object.keys(committed.paths).length).toBeGreaterThan(40)
  expect(document.paths).toEqual(committed.paths)
  expect(document.servers).toEqual([{ url: '/' }])
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
