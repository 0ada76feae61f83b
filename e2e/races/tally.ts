import type { Answer, Person } from '../support/person.ts'

interface Count {
  attempts: number
  done: number
  /** How many refusals there were, by code. */
  refused: Map<string, number>
}

export interface Tally<Kind extends string> {
  counts: Map<Kind, Count>
  /** How many answers there were, by HTTP status. */
  statuses: Map<number, number>
}

type Call = [method: string, path: string, body?: unknown]

/** Makes calls and counts what came of them, by kind. */
export function openTally<Kind extends string>(kinds: readonly Kind[]) {
  const counts = new Map(kinds.map((kind): [Kind, Count] => [kind, { attempts: 0, done: 0, refused: new Map() }]))
  const statuses = new Map<number, number>()

  return {
    counts,
    statuses,
    /** The kind that was tried least. Counted before an attempt is sent, so that clients choose different kinds. */
    scarcest<Some extends Kind>(some: readonly Some[]): Some[] {
      const least = Math.min(...some.map((kind) => counts.get(kind)!.attempts))
      return some.filter((kind) => counts.get(kind)!.attempts === least)
    },
    /** @param refusalOf the code of a refusal that an answer is, or tells of; undefined if the attempt had success */
    async attempt(
      kind: Kind,
      actor: Person,
      [method, path, body]: Call,
      { headers = {}, refusalOf = codeOf }: { headers?: Record<string, string>; refusalOf?: typeof codeOf } = {},
    ): Promise<Answer> {
      const count = counts.get(kind)!
      count.attempts++
      const answer = await actor.call(method, path, body, { 'idempotency-key': crypto.randomUUID(), ...headers })
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const refusal = refusalOf(answer)
      if (refusal === undefined) count.done++
      else count.refused.set(refusal, (count.refused.get(refusal) ?? 0) + 1)
      if (refusal === 'proof-needed') await actor.signIn()
      return answer
    },
  }
}

/** The code of a refusal; undefined for a success. */
export function codeOf({ status, body }: Answer): string | undefined {
  return status >= 400 ? body.code : undefined
}
