import { describe, expect, test } from '@jest/globals'
import { openGateway } from './gateway.ts'

type Step = Response | Error
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const problem = (status: number, code: string) => json(status, { code, detail: 'It is refused' })
const reset = () => new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } })

/** A gateway that answers signing in, and then one step after the other. */
async function gateway(steps: Step[]) {
  const seen: { line: string; key?: string; token?: string; body?: unknown }[] = []
  const said: string[] = []
  let proofs = 0
  const answers: Step[] = [json(200, { token: 'first' }), ...steps]
  const request = async (url: unknown, { method, headers, body }: RequestInit = {}) => {
    const { 'idempotency-key': key, authorization: token } = headers as Record<string, string>
    const line = `${method} ${String(url).replace('http://gateway/v1/', '')}`
    seen.push({ line, ...(key && { key }), ...(token && { token }), ...(body && { body: JSON.parse(`${body}`) }) })
    const answer = answers.shift()!
    if (answer instanceof Error) throw answer
    return answer
  }
  const operator = await openGateway({
    api: 'http://gateway',
    who: { email: 'ola@example.com', password: 'p', code: '000000' },
    prove: async () => ({ password: 'p', code: `00000${++proofs}` }),
    say: (line) => said.push(line),
    request: request as typeof fetch,
    pauseMs: 0,
  })
  return { operator, said, seen: () => seen.slice(1) }
}

const read = { method: 'GET', path: 'billing/closes/c' } as const
const change = { method: 'POST', path: 'billing/closes', body: { period: '2026-11' } } as const

describe('a command of an operator that is sent', () => {
  test('when it reads, then it is tried again while nobody can answer, and no longer', async () => {
    const aged = Object.assign(new Error('late'), { name: 'TimeoutError' })
    const page = new Response('<html>', { status: 502 })
    const { operator, seen } = await gateway([reset(), aged, problem(503, 'unavailable'), page, json(200, { done: 1 })])
    expect(await operator.act(read)).toEqual({ done: 1 })
    expect(seen()).toHaveLength(5)
    expect(seen()[0]).toEqual({ line: 'GET operator/billing/closes/c', token: 'Bearer first' })
    const gone = await gateway(Array.from({ length: 10 }, () => problem(503, 'unavailable')))
    await expect(gone.operator.act(read)).rejects.toThrow('It is refused (unavailable)')
    const refused = await gateway([problem(404, 'not-found')])
    await expect(refused.operator.act(read)).rejects.toThrow('not-found')
  })

  test('when it changes something and gets no answer, then it is sent once again with the same key', async () => {
    const { operator, seen } = await gateway([reset(), json(201, { closeId: 'c' }), json(201, {})])
    expect(await operator.act(change)).toEqual({ closeId: 'c' })
    const [first, second] = seen()
    expect(second).toEqual(first)
    expect(first!.key).toMatch(/^[0-9a-f-]{36}$/)
    await operator.act(change)
    expect(seen()[2]!.key).not.toBe(first!.key)

    const gone = await gateway([reset(), reset()])
    await expect(gone.operator.act(change)).rejects.toThrow('does not answer (ECONNRESET)')
    // Nobody knows whether a change that was answered so was done: people decide.
    const unsure = await gateway([problem(503, 'unavailable')])
    await expect(unsure.operator.act(change)).rejects.toThrow('unavailable')
  })

  test('when its proof has grown old, then it is proved again, and the same call sent with the new token', async () => {
    const needed = problem(403, 'proof-needed')
    const { operator, seen, said } = await gateway([
      ...[needed, problem(401, 'wrong-code'), json(200, { token: 'second' })],
      ...[json(201, { closeId: 'c' }), new Response(null, { status: 204 })],
    ])
    expect(await operator.act(change)).toEqual({ closeId: 'c' })
    const [first, mistyped, proof, again] = seen()
    expect(mistyped).toMatchObject({ line: 'POST sessions/current/proof', body: { password: 'p', code: '000001' } })
    expect(proof).toMatchObject({ body: { password: 'p', code: '000002' }, token: 'Bearer first' })
    expect(again).toEqual({ ...first, token: 'Bearer second' })
    expect(said).toEqual(['It is refused (wrong-code)'])
    await operator.signOut()
    expect(seen()[4]).toEqual({ line: 'DELETE sessions/current', token: 'Bearer second' })
  })

  test('when nobody can prove it, then it ends', async () => {
    const wrong = await gateway([
      problem(403, 'proof-needed'),
      ...Array.from({ length: 3 }, () => problem(401, 'wrong-code')),
    ])
    await expect(wrong.operator.act(read)).rejects.toThrow('wrong-code')
    const never = await gateway([problem(403, 'proof-needed'), json(200, {}), problem(403, 'proof-needed')])
    await expect(never.operator.act(read)).rejects.toThrow('proof-needed')
  })
})
