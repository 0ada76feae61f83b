import type { components } from './generated/openapi.ts'
import { ApiProblem } from './problem.ts'
import { askForProof } from './proof.ts'
import { session } from './session.ts'

type Operation = components['schemas']['Operation']

const READING = new Set(['GET', 'HEAD'])
/** Pauses in milliseconds before a call is repeated whose answer did not come, or which was not decided. */
const PAUSES = [300, 900, 2_700]

/**
 * Keys of acts whose outcome nobody knows, by what was asked. The same act asked for again takes the same key, so it is
 * never done twice.
 */
const unknownActs = new Map<string, string>()

/**
 * `fetch` for the API. Throws {@link ApiProblem}, and answers when a change is in force. An act repeats itself under one
 * idempotency key when nothing answered, asks the person for a fresh proof where one is needed, and then goes on.
 */
export async function send(request: Request): Promise<Response> {
  request.headers.set('accept', request.headers.get('accept') ?? 'application/json')
  if (READING.has(request.method)) return repeat(request)
  const act = `${request.method} ${request.url} ${await request.clone().text()}`
  const key = unknownActs.get(act) ?? crypto.randomUUID()
  request.headers.set('idempotency-key', key)
  unknownActs.set(act, key)
  try {
    const answer = await inForce(await withProof(request))
    unknownActs.delete(act)
    return answer
  } catch (error) {
    if (!(error instanceof ApiProblem && error.isUnknown)) unknownActs.delete(act)
    throw error
  }
}

async function withProof(request: Request): Promise<Response> {
  try {
    return await withToken(request)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'proof-needed') throw error
    if (!(await askForProof())) throw error
    return withToken(request)
  }
}

/** Another tab may have signed in anew, which makes a new token. */
async function withToken(request: Request): Promise<Response> {
  request.headers.set('x-csrf-token', session.csrfToken)
  try {
    return await repeat(request)
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'csrf-token-needed') throw error
    await session.load()
    request.headers.set('x-csrf-token', session.csrfToken)
    return repeat(request)
  }
}

async function repeat(request: Request): Promise<Response> {
  for (const pause of PAUSES) {
    try {
      return await once(request)
    } catch (error) {
      if (!(error instanceof ApiProblem && error.isUnknown)) throw error
      await wait(Math.max(pause, Math.min(error.retryAfterSeconds ?? 0, 5) * 1000), request.signal)
    }
  }
  return once(request)
}

async function once(request: Request): Promise<Response> {
  const answer = await fetch(request.clone()).catch((error: unknown) => {
    request.signal.throwIfAborted()
    throw new ApiProblem(0, { detail: String(error) })
  })
  if (answer.ok) return answer
  const problem = await problemOf(answer)
  if (problem.code === 'not-signed-in') session.end()
  throw problem
}

export async function problemOf(answer: Response): Promise<ApiProblem> {
  const document = await answer.json().catch(() => ({}))
  return new ApiProblem(answer.status, document, Number(answer.headers.get('retry-after') ?? 0))
}

/** A change that is committed but not in force everywhere yet answers with an operation: waits until it is done. */
async function inForce(answer: Response): Promise<Response> {
  // What is accepted without a word, such as a sign-up, is in force already.
  if (answer.status !== 202 || !answer.headers.get('content-type')?.includes('json')) return answer
  const operation = (await answer.clone().json()) as Operation
  if (operation.kind !== 'change') return answer
  for (let state = operation.state; state === 'running'; ) {
    const asked = await repeat(new Request(`${location.origin}/v1/operations/${operation.operationId}`))
    state = ((await asked.json()) as Operation).state
  }
  const body = operation.result === null ? null : JSON.stringify(operation.result)
  return new Response(body, {
    status: operation.status ?? 200,
    headers: { 'content-type': 'application/json' },
  })
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
