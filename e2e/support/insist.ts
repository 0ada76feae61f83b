import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Headers } from './person.ts'

const PATIENCE_MS = 120_000

/**
 * Sends a call as programs should: without an answer, or with "try again", it is sent again, with the same Idempotency-Key.
 * So it is done once.
 * @param send sends it once; undefined if there was no answer
 */
export async function insist(
  what: string,
  send: (headers: Headers) => Promise<Answer | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<Answer> {
  const headers = { 'idempotency-key': randomUUID() }
  let last = 'no answer'
  for (const begun = performance.now(); performance.now() - begun < patienceMs; await sleep(100 + randomInt(200))) {
    const answer = await send(headers)
    if (answer && answer.status < 500 && answer.status !== 429) return answer
    last = answer ? `${answer.status} ${answer.body?.code}` : 'no answer'
  }
  throw new Error(`${what} was not answered within ${patienceMs / 1000} s: ${last}`)
}

/** The answer, or undefined if the connection gave none. */
export async function orNoAnswer(sending: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await sending
  } catch (error) {
    if (isNoAnswer(error)) return undefined
    throw error
  }
}

/** Is it an error of the connection? Any other error is about an answer that is not as the API promises. */
export function isNoAnswer(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException
  return (
    code === 'ECONNRESET' || code === 'ECONNREFUSED' || code === 'EPIPE' || /^no answer|socket hang up/.test(message)
  )
}
