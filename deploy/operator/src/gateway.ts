import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiCall } from './commands.ts'

/** Who the operator is, and what shows it. */
export interface ProofOfOperator {
  password: string
  /** Of two-factor: each is good once. */
  code: string
}

const TIMEOUT_MS = 15_000
const READ_TRIES = 10
const PROOF_TRIES = 3

export type Gateway = Awaited<ReturnType<typeof openGateway>>

/**
 * Signs in, for one command. The command goes on when the proof of who it is has grown old, which asks for another one; reads
 * are tried again while nobody can answer them; a change that got no answer is sent once again, with the same
 * Idempotency-Key, so it is done once.
 */
export async function openGateway(needs: {
  api: string
  who: ProofOfOperator & { email: string }
  /** Asked for when the last proof is too old. */
  prove(): Promise<ProofOfOperator>
  say(line: string): void
  request?: typeof fetch
  pauseMs?: number
}) {
  const { api, who, prove, say, request = fetch, pauseMs = 1_000 } = needs
  let token: string | undefined
  const session = await send({ method: 'POST', path: 'sessions', body: { ...who, as: 'token' } })
  token = (session as { token: string }).token

  return {
    /** Sends what goes to `/v1/operator/`. Its answer is parsed, or the text of one that is no JSON. */
    async act(call: ApiCall): Promise<unknown> {
      const one = { ...call, path: `operator/${call.path}`, ...(call.method !== 'GET' && { key: randomUUID() }) }
      try {
        return await send(one)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'proof-needed') throw error
      }
      await proveAgain()
      return send(one)
    },
    async signOut(): Promise<void> {
      const over = attempt({ method: 'DELETE', path: 'sessions/current' })
      await over.catch((error) => say(`The session could not be ended: ${error.message}`))
    },
  }

  async function proveAgain(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const path = 'sessions/current/proof'
        const renewed = await send({ method: 'POST', path, body: { ...(await prove()) }, key: randomUUID() })
        token = (renewed as { token?: string } | undefined)?.token ?? token
        return
      } catch (error) {
        if (!(error instanceof Refusal) || error.status >= 500 || tries === PROOF_TRIES) throw error
        say(error.message)
      }
    }
  }

  async function send(call: Sent): Promise<unknown> {
    const isRead = call.method === 'GET'
    const most = isRead ? READ_TRIES : call.key ? 2 : 1
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(call)
      } catch (error) {
        const mayRepeat = error instanceof NoAnswer || (isRead && error instanceof Refusal && error.status >= 500)
        if (!mayRepeat || tries === most) throw error
        await sleep(pauseMs)
      }
    }
  }

  async function attempt({ method, path, body, accept, key }: Sent): Promise<unknown> {
    const sent = {
      method,
      headers: {
        ...(body && { 'content-type': 'application/json' }),
        ...(accept && { accept }),
        ...(key && { 'idempotency-key': key }),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }
    const [response, text] = await request(`${api}/v1/${path}`, sent)
      // An answer that breaks off is none either.
      .then(async (response) => [response, await response.text()] as const)
      .catch((error) => {
        const why = error.cause?.code ?? error.name
        throw new NoAnswer(`${api} does not answer (${why}). Is it running? HOLDFAST_API names it.`)
      })
    if (response.ok && accept) return text
    if (response.ok) return text ? JSON.parse(text) : undefined
    throw new Refusal(response, text)
  }
}

interface Sent extends Omit<ApiCall, 'method'> {
  method: ApiCall['method'] | 'DELETE'
  key?: string
}

class NoAnswer extends Error {}

class Refusal extends Error {
  readonly status: number
  readonly code: string | undefined

  constructor({ status, statusText }: Response, text: string) {
    const { detail = statusText, code } = problemIn(text)
    super(`${detail} (${code ?? status})`)
    this.status = status
    this.code = code
  }
}

/** What stands between may answer with a page of its own. */
function problemIn(text: string): { detail?: string; code?: string } {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}
