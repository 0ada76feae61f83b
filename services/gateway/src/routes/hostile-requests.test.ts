import { newId } from '@holdfast/contracts'
import { expect, test } from '@jest/globals'
import { bearer, byCookie, gatewayOver } from '../testing/gateway.ts'

interface Operation {
  security?: unknown[]
  requestBody?: { content: Record<string, unknown> }
  parameters?: { in: string; name: string }[]
}

// No service answers here: a call that reaches one is answered 500. The gateway itself must refuse every call below.
async function everyOperation() {
  const app = await gatewayOver({})
  const { paths } = (await app.inject('/openapi.json')).json() as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      name: `${method} ${path}`,
      method: method.toUpperCase() as 'GET',
      path,
      url: path.replaceAll(/\{\w+\}/g, () => newId()),
      needsSignIn: (operation.security ?? []).length > 0,
      operation,
    })),
  )
  return { app, operations }
}

test('when nobody is signed in then every route that needs it says 401, whatever else is wrong', async () => {
  const { app, operations } = await everyOperation()
  for (const { name, method, url, needsSignIn } of operations.filter((operation) => operation.needsSignIn)) {
    const payload = method === 'GET' ? undefined : { nonsense: true }
    const answer = await app.inject({ method, url: `${url}?x=1`, payload, headers: { 'if-match': 'nonsense' } })
    expect([name, needsSignIn, answer.statusCode, answer.json().code]).toEqual([name, true, 401, 'not-signed-in'])
  }
})

test('when a cookie comes without the CSRF token then no route changes anything', async () => {
  const { app, operations } = await everyOperation()
  const changing = operations.filter(({ needsSignIn, method }) => needsSignIn && method !== 'GET')
  expect(changing.length).toBeGreaterThan(25)
  for (const { name, method, url } of changing) {
    const answer = await app.inject({ method, url, headers: { cookie: byCookie.cookie }, payload: {} })
    expect([name, answer.statusCode, answer.json().code]).toEqual([name, 403, 'csrf-token-needed'])
  }
})

test('when a body has a field too many or is of another kind then every route says 400', async () => {
  const { app, operations } = await everyOperation()
  const bodies: unknown[] = [{ $where: 'sleep(1000)' }, [], 'text', 7, null, { token: { $gt: '' } }]
  // Of a webhook the signature is looked at first, and none of these has one.
  const read = operations.filter(({ method, name }) => method !== 'GET' && !name.includes('/webhooks/'))
  for (const { name, method, url, operation } of read) {
    const takesArchive = operation.requestBody?.content['application/zip'] !== undefined
    const [status, code] = takesArchive ? [415, 'unsupported-archive'] : [400, 'bad-request']
    for (const body of bodies) {
      const headers = { ...bearer, 'content-type': 'application/json' }
      const answer = await app.inject({ method, url, headers, payload: JSON.stringify(body) })
      expect([name, body, answer.statusCode, answer.json().code]).toEqual([name, body, status, code])
    }
  }
})

test('when an id in a path is none then every route says 404', async () => {
  const { app, operations } = await everyOperation()
  for (const { name, method, path } of operations.filter((operation) => operation.path.includes('{'))) {
    for (const id of ['1', '%24ne', '..%2f..', '%F0%9F%92%A5', newId().toUpperCase()]) {
      const url = path.replaceAll(/\{\w+\}/g, id)
      const answer = await app.inject({ method, url, headers: bearer })
      expect([name, id, answer.statusCode, answer.json().code]).toEqual([name, id, 404, 'not-found'])
    }
  }
})

test('when a list is asked for with an odd query then every list says 400', async () => {
  const { app, operations } = await everyOperation()
  const lists = operations.filter(({ operation }) => operation.parameters?.some(({ name }) => name === 'after'))
  expect(lists.length).toBeGreaterThan(10)
  for (const { name, url } of lists) {
    for (const query of [
      'limit=-1',
      'limit=9e99',
      'limit[]=1',
      'limit=NaN',
      `after=${'x'.repeat(501)}`,
      '__proto__=1',
    ]) {
      const answer = await app.inject({ url: `${url}?${query}`, headers: bearer })
      expect([name, query, answer.statusCode]).toEqual([name, query, 400])
    }
  }
})
