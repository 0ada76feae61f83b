// Was any check decided from a state that is older than allowed? The answer rests only on timestamps of one clock
// (clock.ts), and uses none of the code that it judges.

export type Decision = 'allowed' | 'denied' | 'unknown'
/** Who decided a check: a replica from memory, an owner process over gRPC, or a gateway. */
export type Way = 'memory' | 'remote' | 'http'

/** One question about one user in one company, or about one session. Only one client at a time changes its answer. */
export interface Subject {
  id: number
  /** Description for the report. */
  name: string
  /** The answer before the first change. */
  initial: boolean
  /** In the order in which they were sent. Each was sent after the one before it was answered. */
  changes: Effect[]
}

/** The effect of one change on a subject. */
export interface Effect {
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

export interface Verdict {
  checks: Record<Way, { checks: number; unknown: number; soon: number }>
  sources: SourceVerdict[]
  stale: number
  /** The first stale answers, one line each. */
  staleLines: string[]
  /** Unknown answers in each of the windows, by name. */
  unknownIn: Map<string, number>
}

const SOON_MS = 1_000
// A process that was silent for so long was stopped or had no processor: the silence is no time of unknown answers.
const SILENCE_MS = 1_000
const LINES = 20

/**
 * @param subjects by id; may grow, but must hold every subject and change of the time of the checks that are added
 * @param options.uncounted times in which `unknown` is not counted, because the owners are stopped on purpose
 * @param options.windows times in which unknown answers are counted apart
 */
export function openJudge(
  subjects: readonly Subject[],
  options: { uncounted?: Span[]; windows?: (Span & { name: string })[] } = {},
) {
  const { uncounted = [], windows = [] } = options
  const sources: SourceVerdict[] = []
  const ways: Verdict['checks'] = {
    memory: { checks: 0, unknown: 0, soon: 0 },
    remote: { checks: 0, unknown: 0, soon: 0 },
    http: { checks: 0, unknown: 0, soon: 0 },
  }
  const unknownIn = new Map(windows.map(({ name }) => [name, 0]))
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
      const runs: ({ from: number; to: number } | undefined)[] = []

      return {
        take(id, way, decision, startedAt, endedAt) {
          const subject = subjects[id]
          if (!subject) throw new Error(`a check of the unknown subject ${id}`)
          const { changes } = subject
          const last = lastAnswered(changes, startedAt)
          verdict.checks++
          ways[way].checks++
          const effect = changes[last]
          if (effect && startedAt - effect.answeredAt <= SOON_MS) {
            verdict.soon++
            ways[way].soon++
            const key = `${id}/${last}`
            if (!seen.has(key)) {
              seen.add(key)
              verdict.changesSeenSoon++
            }
          }
          const isUncounted = overlapsAny(uncounted, startedAt, endedAt)
          if (decision === 'unknown') {
            if (isUncounted) return
            verdict.unknown++
            ways[way].unknown++
            for (const { name, from, to } of windows) {
              if (startedAt < to && endedAt > from) unknownIn.set(name, unknownIn.get(name)! + 1)
            }
            if (overlapsAny(pauses, startedAt, endedAt)) return
            // An unknown answer of a gateway counts when the call ends, whichever subject it was about.
            const of = way === 'http' ? 0 : id
            const run = runs[of]
            if (run && startedAt - run.to < SILENCE_MS) run.to = Math.max(run.to, endedAt)
            else runs[of] = { from: way === 'http' ? endedAt : startedAt, to: endedAt }
            note(verdict, subject, runs[of]!)
            return
          }
          const of = way === 'http' ? 0 : id
          const run = runs[of]
          if (run) {
            runs[of] = undefined
            if (!isUncounted && endedAt - run.to < SILENCE_MS && !overlapsAny(pauses, run.from, endedAt)) {
              note(verdict, subject, { from: run.from, to: endedAt })
            }
          }
          if (isPossible(subject, last, decision === 'allowed', endedAt)) return
          stale++
          if (staleLines.length < LINES) {
            const after = `${(startedAt - (effect?.answeredAt ?? 0)).toFixed(3)} ms after the answer to change ${last + 1}`
            staleLines.push(
              `${name}: ${subject.name} was ${decision} (${way}) by a check begun ` +
                `${effect ? after : 'before the first change'} of ${changes.length}, at ${startedAt.toFixed(3)}`,
            )
          }
        },
      }
    },
    verdict: (): Verdict => ({ checks: ways, sources, stale, staleLines, unknownIn }),
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
