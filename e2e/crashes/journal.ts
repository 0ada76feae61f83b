import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Headers, Person } from '../support/person.ts'

/** One sending of a change. */
export interface Attempt {
  what: string
  isChange: boolean
  sentAt: number
  endedAt: number | undefined
  /** Undefined while there is no answer, and when there was none. */
  status: number | undefined
  /** Of the problem, if it was one. */
  code: string | undefined
  requestId: string | undefined
}

const PATIENCE_MS = 120_000

/**
 * What the clients sent and what they were told. A change that was not answered, or with "try again", is sent again with
 * the same Idempotency-Key until it is; what was answered as done must stand in the ledger, once.
 */
export function openJournal() {
  const attempts: Attempt[] = []
  const underWay = new Set<Attempt>()
  const expected = new Map<string, string[]>()
  const wrong: string[] = []
  let answered = 0

  return {
    attempts,
    wrong,
    /** Changes that were sent and not answered yet. */
    underWay: (): Attempt[] => [...underWay],
    get answered() {
      return answered
    },
    /** By lane, what entries must be there, in order. A lane has one writer at a time. */
    expected: expected as ReadonlyMap<string, string[]>,
    expect(lane: string, entry: string) {
      expected.set(lane, [...(expected.get(lane) ?? []), entry])
    },

    /** Sends until there is an answer that is no "try again". */
    async send(person: Person, method: string, path: string, body?: unknown): Promise<Answer> {
      const key = crypto.randomUUID()
      for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS; ) {
        const answer = await attempt(person, method, path, body, { 'idempotency-key': key })
        if (answer && answer.status < 500 && answer.status !== 429) return answer
        await sleep(100 + randomInt(200))
      }
      throw new Error(`${method} ${path} was not answered within ${PATIENCE_MS / 1000} s`)
    },

    /** A call that reads. Tried once. */
    async read(person: Person, path: string): Promise<void> {
      await attempt(person, 'GET', path)
    },
  }

  /** Undefined when there was no answer. */
  async function attempt(
    person: Person,
    method: string,
    path: string,
    body?: unknown,
    headers?: Headers,
  ): Promise<Answer | undefined> {
    const what = `${method} ${path.replace(/[0-9a-f-]{36}/g, '…')}`
    const attempt: Attempt = {
      what,
      isChange: method !== 'GET',
      sentAt: Date.now(),
      endedAt: undefined,
      status: undefined,
      code: undefined,
      requestId: undefined,
    }
    attempts.push(attempt)
    if (attempt.isChange) underWay.add(attempt)
    try {
      const answer = await person.call(method, path, body, headers)
      attempt.status = answer.status
      attempt.code = answer.body?.code
      attempt.requestId = String(answer.headers['x-request-id'])
      if (answer.status === 500) wrong.push(`${what} answered 500, request ${attempt.requestId}`)
      if (answer.status < 400) answered++
      return answer
    } catch (error) {
      if (!isNoAnswer(error)) throw error
    } finally {
      attempt.endedAt = Date.now()
      underWay.delete(attempt)
    }
  }
}

export type Journal = ReturnType<typeof openJournal>

/** Was the answer "not now", or none at all? */
export function isRefusedForNow({ status, endedAt }: Attempt): boolean {
  return endedAt !== undefined && (status === undefined || status >= 500 || status === 429)
}

/** The connection broke or stayed silent. Anything else that is thrown is an answer that breaks the rules. */
function isNoAnswer(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException
  return (
    code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'EPIPE' || /^no answer|socket hang up/.test(message)
  )
}
