// Was any check decided from a state that is older than allowed? The answer rests only on timestamps of one clock
// (clock.ts), and uses none of the code that it judges.

export type Decision = 'allowed' | 'denied' | 'unknown'
/** Who decided a check: a replica from memory, an owner process over gRPC, or a gateway. */
export type Way = 'memory' | 'remote' | 'http'
/**
 * Whose facts the answer rests on: company's alone, those of company and of site, or identity's. Stale and unknown answers
 * are counted apart.
 */
export type Topic = 'company' | 'site' | 'identity'

/**
 * One question about one user in one company or on one site, or about one session. Only one client at a time changes its
 * answer.
 */
export interface Subject {
  id: number
  topic: Topic
  /** Description for the report. */
  name: string
  /** The answer before the first change. */
  initial: boolean
  /** In the order in which they were sent. Each was sent after the one before it was answered. */
  changes: Effect[]
}

/** The effect of one change on a subject. */
export interface Effect {
  /** Which change it was. */
  what: string
  /** The answer to the question after the change. */
  allowed: boolean
  /** The moment before the first byte of the first attempt was sent. */
  sentAt: number
  /** The moment after the answer "done" arrived. Infinity without an answer: then it may or may not be done. */
  answeredAt: number
}

export interface Span {
  from: number
  to: number
}

/** The checks of one process, from its start to its end. */
export interface Source {
  /** @param endedAt a moment after the decision; a later one can hide a stale answer, but never invents one */
  take(subject: number, way: Way, decision: Decision, startedAt: number, endedAt: number): void
}

export interface SourceVerdict {
  name: string
  checks: number
  unknown: number
  /** The longest time in which all checks of a subject were `unknown`, in milliseconds. */
  longestUnknown: { ms: number; at: number; subject: string } | undefined
  /** Checks of a changed subject that began at most a second after the change was answered. */
  soon: number
  /** Changes that were followed by at least one such check. */
  changesSeenSoon: number
}

export interface Counts {
  checks: number
  unknown: number
  soon: number
  stale: number
}

export interface Verdict {
  checks: Record<Way, Record<Topic, Counts>>
  sources: SourceVerdict[]
  stale: number
  /** Checks that began at most a second after the answer to a change, by that change. */
  soonAfter: Map<string, number>
  /** Stale answers by the change that they should have seen. */
  staleAfter: Map<string, number>
  /** The first stale answers, one line each. */
  staleLines: string[]
  /** Unknown answers in each of the windows, by name. */
  unknownIn: Map<string, Record<Topic, number>>
}

const SOON_MS = 1_000
// A process that was silent for so long was stopped or had no processor: the silence is no time of unknown answers.
const SILENCE_MS = 1_000
const LINES = 20

/**
 * @param subjects by id; may grow, but must hold every subject and change of the time of the checks that are added
 * @param options.uncounted times in which `unknown` is not counted, because the owners are stopped on purpose, or cut off
 *   from each other for longer than a lease; of one topic, if it names one
 * @param options.windows times in which unknown answers are counted apart, uncounted ones too
 */
export function openJudge(
  subjects: readonly Subject[],
  options: { uncounted?: (Span & { topic?: Topic })[]; windows?: (Span & { name: string })[] } = {},
) {
  const { uncounted = [], windows = [] } = options
  const sources: SourceVerdict[] = []
  const counts = (): Counts => ({ checks: 0, unknown: 0, soon: 0, stale: 0 })
  const ways: Verdict['checks'] = { memory: byTopic(counts), remote: byTopic(counts), http: byTopic(counts) }
  const unknownIn = new Map(windows.map(({ name }) => [name, byTopic(() => 0)]))
  const uncountedOf = byTopic((topic) => uncounted.filter((span) => (span.topic ?? topic) === topic))
  const soonAfter = new Map<string, number>()
  const staleAfter = new Map<string, number>()
  const staleLines: string[] = []
  let stale = 0

  return {
    /** @param pauses times in which the process was stopped: the length of a check during one means nothing */
    source(name: string, pauses: Span[] = []): Source {
      const verdict: SourceVerdict = {
        name,
        checks: 0,
        unknown: 0,
        longestUnknown: undefined,
        soon: 0,
        changesSeenSoon: 0,
      }
      sources.push(verdict)
      const seen = new Set<string>()
      /** The present span of unknown answers, by subject. */
      const runs = new Map<number | Topic, Span>()

      return {
        take(id, way, decision, startedAt, endedAt) {
          const subject = subjects[id]
          if (!subject) throw new Error(`a check of the unknown subject ${id}`)
          const { changes, topic } = subject
          const counted = ways[way][topic]
          const last = lastAnswered(changes, startedAt)
          verdict.checks++
          counted.checks++
          const effect = changes[last]
          if (effect && startedAt - effect.answeredAt <= SOON_MS) {
            verdict.soon++
            counted.soon++
            soonAfter.set(effect.what, (soonAfter.get(effect.what) ?? 0) + 1)
            const key = `${id}/${last}`
            if (!seen.has(key)) {
              seen.add(key)
              verdict.changesSeenSoon++
            }
          }
          const isUncounted = overlapsAny(uncountedOf[topic], startedAt, endedAt)
          if (decision === 'unknown') {
            for (const { name, from, to } of windows) {
              if (startedAt < to && endedAt > from) unknownIn.get(name)![topic]++
            }
            if (isUncounted) return
            verdict.unknown++
            counted.unknown++
            if (overlapsAny(pauses, startedAt, endedAt)) return
            // An unknown answer of a gateway counts when the call ends, whichever subject of its topic it was about.
            const of = way === 'http' ? topic : id
            const known = runs.get(of)
            const continues = known && startedAt - known.to < SILENCE_MS
            const run = continues ? known : { from: way === 'http' ? endedAt : startedAt, to: endedAt }
            run.to = Math.max(run.to, endedAt)
            runs.set(of, run)
            note(verdict, subject, run)
            return
          }
          const of = way === 'http' ? topic : id
          const run = runs.get(of)
          if (run) {
            runs.delete(of)
            if (!isUncounted && endedAt - run.to < SILENCE_MS && !overlapsAny(pauses, run.from, endedAt)) {
              note(verdict, subject, { from: run.from, to: endedAt })
            }
          }
          if (isPossible(subject, last, decision === 'allowed', endedAt)) return
          stale++
          counted.stale++
          const missed = effect?.what ?? 'nothing'
          staleAfter.set(missed, (staleAfter.get(missed) ?? 0) + 1)
          if (staleLines.length < LINES) {
            const after = `${(startedAt - (effect?.answeredAt ?? 0)).toFixed(3)} ms after the answer to change ${last + 1}, ${effect?.what},`
            staleLines.push(
              `${name}: ${subject.name} was ${decision} (${way}) by a check begun ` +
                `${effect ? after : 'before the first change'} of ${changes.length}, at ${startedAt.toFixed(3)}`,
            )
          }
        },
      }
    },
    verdict: (): Verdict => ({ checks: ways, sources, stale, soonAfter, staleAfter, staleLines, unknownIn }),
  }
}

/**
 * The states that a check may have seen: that of the last change answered before the check started, and those of
 * changes sent before the check ended. While a change is not answered, each check may or may not see it.
 */
function isPossible({ initial, changes }: Subject, last: number, allowed: boolean, endedAt: number): boolean {
  const state = changes[last]?.allowed ?? initial
  if (state === allowed) return true
  for (let next = last + 1; next < changes.length && changes[next]!.sentAt < endedAt; next++) {
    if (changes[next]!.allowed === allowed) return true
  }
  return false
}

/** Index of the last effect that was answered before `at`; -1 if there is none. */
function lastAnswered(changes: readonly Effect[], at: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (changes[middle]!.answeredAt < at) low = middle + 1
    else high = middle
  }
  return low - 1
}

function overlapsAny(spans: readonly Span[], from: number, to: number): boolean {
  for (const span of spans) if (from < span.to && to > span.from) return true
  return false
}

function note(verdict: SourceVerdict, { name }: Subject, { from, to }: Span) {
  if (to - from > (verdict.longestUnknown?.ms ?? 0)) verdict.longestUnknown = { ms: to - from, at: from, subject: name }
}

function byTopic<Value>(make: (topic: Topic) => Value): Record<Topic, Value> {
  return { company: make('company'), site: make('site'), identity: make('identity') }
}
