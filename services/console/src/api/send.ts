import type { components } from './generated/openapi.ts'
import { ApiProblem } from './problem.ts'
import { askForProof } from './proof.ts'
import { session } from './session.ts'
import { refuseWhileViewing } from './viewed.ts'

type Operation = components['schemas']['Operation']

const READING = new Set(['GET', 'HEAD'])
/** Pauses in milliseconds before a call is repeated whose answer did not come, or which was not decided. */
const PAUSES = [300, 900, 2_700]

/**
 * Keys of acts whose outcome nobody knows, by a hash of what was asked. Who presses again at once means the same act, which
 * then has the same key and is never done twice. Later, or after another act, it is a new wish.
 */
const unknownActs = new Map<string, { key: string; at: number }>()
const SAME_WISH_MS = 120_000

/**
 * `fetch` for the API. Throws {@link ApiProblem}, and answers when a change is in force. An act repeats itself under one
 * idempotency key when nothing answered, asks the person for a fresh proof where one is needed, and then goes on.
 */
export async function send(request: Request): Promise<Response> {
  request.headers.set('accept', request.headers.get('accept') ?? 'application/json')
  if (READING.has(request.method)) return repeat(request)
  const act = await hashOf(`${session.userId} ${request.method} ${request.url} ${await request.clone().text()}`)
  const earlier = unknownActs.get(act)
  const key = earlier && Date.now() - earlier.at < SAME_WISH_MS ? earlier.key : crypto.randomUUID()
  request.headers.set('idempotency-key', key)
  try {
    const answer = await inForce(await withProof(request))
    unknownActs.clear()
    return answer
  } catch (error) {
    if (error instanceof ApiProblem && error.isUnknown) unknownActs.set(act, { key, at: Date.now() })
    else unknownActs.delete(act)
    throw error
  }
}

/** The same for what a person does: nothing is sent while they look as somebody else. */
export async function act(request: Request): Promise<Response> {
  if (!READING.has(request.method)) refuseWhileViewing()
  return send(request)
}

/** So that no password waits in memory. */
async function hashOf(act: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(act))
  return new Uint8Array(bytes).join()
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
    const { userId } = session
    await session.load()
    // Somebody else is there now, and has not asked for this.
    if (session.userId !== userId) throw error
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
  // A call that was under way while the session's token was renewed is refused too, so the gateway is asked.
  if (problem.code === 'not-signed-in') await session.load(false)
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
