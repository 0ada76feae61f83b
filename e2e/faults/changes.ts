import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '../support/clock.ts'
import { send } from '../support/http.ts'
import { isNoAnswer } from '../support/insist.ts'
import { type Answer, type Body, type Person, readAnswer } from '../support/person.ts'
import type { Effect, Span, Subject, Topic } from './history-checker.ts'

/** One call that changed access, or may have changed it. */
export interface Change extends Span {
  what: string
  effects: { subject: Subject; effect: Effect }[]
  /** The API answered 202 first, and the client waited for the operation. */
  waited: boolean
}

/** A subject, and the answer about it after a change. */
interface Affected {
  subject: Subject
  allowed: boolean
}

export interface Call {
  by: Pick<Person, 'token' | 'userAgent'>
  method: string
  path: string
  body?: unknown
}

/** The changes by which the caller ends the token with which they call. */
export const SIGNING_OUT = 'signing out'
export const NEW_PASSWORD = 'a new password'
const ENDS_OWN_TOKEN: readonly string[] = [SIGNING_OUT, NEW_PASSWORD]

const PATIENCE_MS = 120_000

/**
 * Sends the clients' changes through all gateways in turn, and records when each one was sent and answered. A change
 * that gets no answer, or "try again", is sent again with the same Idempotency-Key.
 * @param options.onAnswered called as soon as the answer says that a change is in force
 */
export function openChanges(options: { urls: string[]; onAnswered: (change: Change) => void }) {
  const { urls, onAnswered } = options
  const subjects: Subject[] = []
  const changes: Change[] = []
  const triedAgain = new Map<string, number>()
  const underWay = new Set<{ sentAt: number }>()
  let turn = 0

  return {
    subjects: subjects as readonly Subject[],
    /** The changes whose answer said that they are in force. */
    changes: changes as readonly Change[],
    /** Is there a change that was sent before this moment and has no answer yet? */
    isUnanswered: (before: number) => [...underWay].some(({ sentAt }) => sentAt < before),
    /** Why calls were sent again, and how often. */
    triedAgain: triedAgain as ReadonlyMap<string, number>,
    subject(topic: Topic, name: string, allowed: boolean): Subject {
      const subject: Subject = { id: subjects.length, topic, name, initial: allowed, changes: [] }
      subjects.push(subject)
      return subject
    },

    /**
     * Sends a change of access. Throws if it is refused, or if there is no final answer in time. Returns undefined if
     * the change was done but its answer, which holds a secret and is given once, was lost.
     */
    async change(what: string, call: Call, affected: Affected[]): Promise<Body> {
      const answered = begin(what, affected)
      const { answer, waited, attempts } = await insist(call).finally(answered.over)
      const answeredAt = now()
      if (answer.body?.code === 'already-done') return undefined
      // An earlier attempt has ended the caller's token, so that they are not signed in any more.
      if (ENDS_OWN_TOKEN.includes(what) && attempts > 1 && answer.status === 401) return undefined
      if (answer.status >= 300) throw refused(call, answer)
      answered.inForce(answeredAt, waited)
      return answer.body
    },

    /** Records a change that no call makes. @param happen resolves when somebody was told that it is in force */
    async event(what: string, happen: () => Promise<void>, affected: Affected[]): Promise<void> {
      const answered = begin(what, affected)
      await happen().finally(answered.over)
      answered.inForce(now(), false)
    },

    /** Sends a call that changes no access, until the answer is not "try again"; returns any other answer. */
    async call(call: Call): Promise<Answer> {
      return (await insist(call)).answer
    },

    /** Like `call`, and throws if the answer is no success. */
    async expect(call: Call): Promise<Body> {
      const { answer } = await insist(call)
      if (answer.status >= 300) throw refused(call, answer)
      return answer.body
    },

    /**
     * Records that company was restored between `from` and `to`: from then on, the answers about its subjects are `at`.
     */
    restored(at: { [subject: number]: boolean }, { from, to }: Span) {
      for (const subject of subjects) {
        const allowed = at[subject.id]
        if (allowed !== undefined) subject.changes.push({ what: 'restore', allowed, sentAt: from, answeredAt: to })
      }
    },
  }

  function begin(what: string, affected: Affected[]) {
    const sentAt = now()
    const effects = affected.map(({ subject, allowed }) => {
      const effect: Effect = { what, allowed, sentAt, answeredAt: Number.POSITIVE_INFINITY }
      subject.changes.push(effect)
      return { subject, effect }
    })
    const sent = { sentAt }
    underWay.add(sent)
    return {
      over: () => void underWay.delete(sent),
      inForce(answeredAt: number, waited: boolean) {
        for (const { effect } of effects) effect.answeredAt = answeredAt
        const change: Change = { what, from: sentAt, to: answeredAt, effects, waited }
        changes.push(change)
        onAnswered(change)
      },
    }
  }

  async function insist(call: Call): Promise<{ answer: Answer; waited: boolean; attempts: number }> {
    const key = crypto.randomUUID()
    const begun = performance.now()
    for (let attempts = 1; performance.now() - begun < PATIENCE_MS; attempts++) {
      const answer = await attempt(call, key)
      // Work on a site is under way when it is answered, and what it changed of access is in force.
      if (answer?.status === 202 && answer.body.kind === 'change') {
        return { answer: await finished(call, answer), waited: true, attempts }
      }
      if (answer && answer.status < 500 && answer.status !== 429) return { answer, waited: false, attempts }
      await sleep(50 + randomInt(200))
    }
    throw new Error(`${call.method} ${call.path} was not answered within ${PATIENCE_MS / 1000} s`)
  }

  /** Asks about a change that is committed but not in force yet, until it is in force. Returns its result. */
  async function finished(call: Call, { headers, body }: Answer): Promise<Answer> {
    const { operationId, status, result } = body
    const begun = performance.now()
    while (performance.now() - begun < PATIENCE_MS) {
      const path = `/v1/operations/${operationId}`
      const answer = await attempt({ by: call.by, method: 'GET', path }, crypto.randomUUID())
      if (answer?.body?.state === 'done') return { status, headers, body: result ?? undefined }
      if (!answer || answer.status >= 500) await sleep(100)
      else if (answer.status >= 400) throw refused({ ...call, method: 'GET', path }, answer)
    }
    throw new Error(`operation ${operationId} was not done within ${PATIENCE_MS / 1000} s`)
  }

  /** Sends once. Returns undefined if there was no answer. */
  async function attempt({ by, method, path, body }: Call, key: string): Promise<Answer | undefined> {
    const url = urls[turn++ % urls.length]!
    try {
      const answer = await callAs(by, url, { method, path, body, headers: { 'idempotency-key': key } })
      if (answer.status === 500) throw new Error(`${method} ${path} answered 500, request ${answer.body.requestId}`)
      if (answer.status > 500 || answer.status === 429) again(answer.body.code)
      return answer
    } catch (error) {
      if (!isNoAnswer(error)) throw error
      again('no answer')
    }
  }

  function again(why: string) {
    triedAgain.set(why, (triedAgain.get(why) ?? 0) + 1)
  }
}

export type Changes = ReturnType<typeof openChanges>

export async function callAs(
  { token, userAgent }: Call['by'],
  url: string,
  { method, path, body, headers = {} }: { method: string; path: string; body?: unknown; headers?: object },
): Promise<Answer> {
  return readAnswer(
    await send(url, {
      method,
      path,
      headers: {
        'user-agent': userAgent,
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  )
}

function refused({ method, path }: Call, { status, body, headers }: Answer): Error {
  const { code, detail } = body ?? {}
  return new Error(`${method} ${path} answered ${status} ${code} (${detail}), request ${headers['x-request-id']}`)
}
