import { insist, orNoAnswer } from '../support/insist.ts'
import type { Answer, Headers, Person } from '../support/person.ts'

/** One attempt to send a call. */
export interface Attempt {
  what: string
  isChange: boolean
  sentAt: number
  endedAt: number | undefined
  /** Status of the answer; undefined until it comes, and if none comes. */
  status: number | undefined
  /** Code of the problem document, if the answer was one. */
  code: string | undefined
  requestId: string | undefined
}

/**
 * Sends the clients' calls, and records them with their answers. A change that gets no answer, or "try again", is sent
 * again with the same Idempotency-Key. A change that was answered as done must be in the ledger once.
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
    /** Changes that were sent and have no answer yet. */
    underWay: (): Attempt[] => [...underWay],
    get answered() {
      return answered
    },
    /** The entries that must be in the ledger, in order, by lane. Only one client at a time writes to a lane. */
    expected: expected as ReadonlyMap<string, string[]>,
    expect(lane: string, entry: string) {
      expected.set(lane, [...(expected.get(lane) ?? []), entry])
    },

    /** Sends a change again and again until the answer is not "try again". */
    send: (person: Person, method: string, path: string, body?: unknown): Promise<Answer> =>
      insist(`${method} ${path}`, (key) => attempt(person, method, path, body, key)),

    /** Sends a call that only reads. It is tried once. */
    async read(person: Person, path: string): Promise<void> {
      await attempt(person, 'GET', path)
    },
  }

  /** Sends once. Returns undefined if there was no answer. */
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
      const answer = await orNoAnswer(person.call(method, path, body, headers))
      if (!answer) return undefined
      attempt.status = answer.status
      attempt.code = answer.body?.code
      attempt.requestId = String(answer.headers['x-request-id'])
      if (answer.status === 500) wrong.push(`${what} answered 500, request ${attempt.requestId}`)
      if (answer.status < 400) answered++
      return answer
    } finally {
      attempt.endedAt = Date.now()
      underWay.delete(attempt)
    }
  }
}

export type Journal = ReturnType<typeof openJournal>

/** Was the answer "try again", or was there none? */
export function isRefusedForNow({ status, endedAt }: Attempt): boolean {
  return endedAt !== undefined && (status === undefined || status >= 500 || status === 429)
}
