import type { ReplicaMetrics } from '@holdfast/replica'
import { quantile } from '../support/quantile.ts'
import { table } from '../support/table.ts'
import { BILLING_CHANGES, type LimitCounts, PAID_IN_VAIN, RESTORED_IN_VAIN } from './billing-lanes.ts'
import type { Change, Changes } from './changes.ts'
import type { Kind, Marks, Struck } from './fault-kinds.ts'
import type { Counts, SourceVerdict, Span, Topic, Verdict, Way } from './history-checker.ts'
import type { Plan } from './plan.ts'
import { SITE_CHANGES } from './site-lanes.ts'

const MOST_UNKNOWN = 0.01
const MARGIN = 1.1
// Allows for timers, scheduling and the time until a check is made again.
const SLACK_MS = 500

/** The name under which unknown answers between a fault and the calm after it are counted. */
export const windowName = (kind: Kind) => `fault: ${kind}`

/** The name under which unknown answers during failovers that outlast every lease are counted. */
const LONG_FAILOVER = 'a failover longer than a lease'

/**
 * Spans without a primary for longer than the leases that were held at its loss. Nobody can decide then, however few or
 * many such elections a run happens to see: their unknown answers are bounded in time, and no part of the share.
 */
export function longFailovers(marks: Marks, changes: readonly Change[], leaseMs: number) {
  return failovers(marks, changes)
    .filter(({ from, to }) => to - from > leaseMs * MARGIN)
    .map((span) => ({ ...span, name: LONG_FAILOVER }))
}

/** Prints the results, and returns the problems, one line each. */
export function report(options: {
  plan: Plan
  struck: Struck[]
  changes: Changes
  verdict: Verdict
  marks: Marks
  limits: LimitCounts
  lastPulses: { name: string; metrics: Record<'company' | 'site', ReplicaMetrics> | undefined }[]
  /** Unknown answers to allow while the broker is gone, and while the processes of an owner are restarted in turn. */
  late: number
  leaseMs: number
  /** False if only a part of the plan was run: then the counts are not checked. */
  isComplete: boolean
  say: (line: string) => void
}): string[] {
  const { plan, struck, verdict, marks, limits, say } = options
  const { changes } = options.changes
  const wrong: string[] = []
  const need = (what: string, have: number, least: number) => {
    if (have < least) wrong.push(`only ${count(have)} ${what}, at least ${count(least)} are needed`)
  }

  const kinds = Map.groupBy(struck, ({ kind }) => kind)
  const isDuring = ({ from, to }: Span) => struck.some(({ span }) => from < span.to && to > span.from)
  const during = changes.filter(isDuring)
  const effects = changes.flatMap((change) => change.effects.map(({ effect }) => effect))
  const grants = effects.filter(({ allowed }) => allowed)
  say(
    `\n${table(
      [
        'fault',
        'times',
        'changes meanwhile',
        'slowest, ms',
        'unknown until calm: company',
        'site',
        'sessions and keys',
      ],
      [...kinds].map(([kind, times]) => {
        const meanwhile = times.flatMap(({ span }) =>
          changes.filter(({ from, to }) => from < span.to && to > span.from),
        )
        const { company = 0, site = 0, identity = 0 } = verdict.unknownIn.get(windowName(kind)) ?? {}
        const longest = Math.round(slowest(meanwhile))
        return [kind, times.length, meanwhile.length, longest, company, site, identity]
      }),
    )}`,
  )
  say(`\n${struck.length} faults of ${kinds.size} kinds, after each the run waited for calm`)
  say(
    `${changes.length} acknowledged changes; ${share(grants.length, effects.length)} of their ${effects.length} effects grant access; ` +
      `${share(during.length, changes.length)} during faults; ${changes.filter(({ waited }) => waited).length} answered 202 first`,
  )
  const whats = Map.groupBy(changes, ({ what }) => what)
  say(`  ${[...whats].map(([what, some]) => `${what} ${some.length}`).join(', ')}`)
  const calm = changes.filter((change) => !isDuring(change))
  say(
    `  milliseconds until the answer that a change is in force: ${latencies(calm)} without a fault; ${latencies(during)} during faults`,
  )
  const again = [...options.changes.triedAgain].map(([why, times]) => `${why} ${times}`)
  say(`  sent again because of: ${again.join(', ') || 'nothing'}`)

  say(
    `\n${table(
      ['checks', 'about', 'in all', 'of the changed subject within 1 s', 'stale', 'unknown', 'share'],
      counted(verdict)
        .filter(({ checks }) => checks > 0)
        .map(({ way, topic, checks, soon, stale, unknown }) => [
          way,
          topic,
          checks,
          soon,
          stale,
          unknown,
          share(unknown, checks, 3),
        ]),
    )}`,
  )
  const bySource = Map.groupBy(verdict.sources, ({ name }) => name.split('.')[0]!)
  say(
    `\n${table(
      [
        'process',
        'lives',
        'checks',
        'within 1 s',
        'changes checked within 1 s',
        'unknown',
        'share',
        'longest unknown, ms',
      ],
      [...bySource].map(([name, lives]) => {
        const sum = (of: 'checks' | 'soon' | 'changesSeenSoon' | 'unknown') =>
          lives.reduce((total, life) => total + life[of], 0)
        const longest = Math.round(Math.max(0, ...lives.map(({ longestUnknown }) => longestUnknown?.ms ?? 0)))
        const [checks, unknown] = [sum('checks'), sum('unknown')]
        return [
          name,
          lives.length,
          checks,
          sum('soon'),
          sum('changesSeenSoon'),
          unknown,
          share(unknown, checks, 3),
          longest,
        ]
      }),
    )}`,
  )
  for (const { name, metrics } of options.lastPulses) {
    if (!metrics) continue
    for (const [owner, { entries, gaps, resyncs, reconnects }] of Object.entries(metrics)) {
      const feeds = Object.entries(entries).map(([feed, won]) => `${feed} ${won}`)
      say(
        `  ${name}, entries of ${owner} that came first by ${feeds.join(', ')}; ` +
          `${gaps} gaps, ${resyncs} resyncs, ${reconnects} reconnects`,
      )
    }
  }
  for (const { hasBroker, from, to, byKafka, freshAfter } of marks.cuts) {
    const meanwhile = changes.filter((change) => change.from < to && change.to > from)
    const ofSites = meanwhile.filter(isOfSites)
    say(
      `  streams between company, site and billing cut for ${((to - from) / 1000).toFixed(1)} s, Kafka ${hasBroker ? 'there' : 'gone'}: ` +
        `${meanwhile.length} changes, ${ofSites.length} of them of sites; ${byKafka} entries came to the copies by Kafka; ` +
        `after it, company decided about sites from memory again within ${Math.round(freshAfter.company)} ms, ` +
        `site about companies within ${Math.round(freshAfter.site)} ms, billing within ${Math.round(freshAfter.billing)} ms`,
    )
  }

  tellBilling()

  const failover = Math.max(0, ...failovers(marks, changes).map(({ from, to }) => to - from))
  const mostSpan = options.leaseMs * MARGIN + failover + SLACK_MS
  const all = counted(verdict)
  const of = (some: typeof all, count: keyof Counts) => some.reduce((sum, each) => sum + each[count], 0)
  const [checks, unknown] = [of(all, 'checks'), of(all, 'unknown')]
  const worst = verdict.sources.reduce((a, b) => ((b.longestUnknown?.ms ?? 0) > (a.longestUnknown?.ms ?? 0) ? b : a))
  const ofTopic = (topic: Topic) => all.filter((each) => each.topic === topic)
  const stale = (['company', 'site', 'identity'] as const).map(
    (topic) => `${topic} ${of(ofTopic(topic), 'stale')} of ${count(of(ofTopic(topic), 'checks'))}`,
  )
  say(`\nStale answers: ${verdict.stale} of ${count(checks)} checks; ${stale.join(', ')}`)
  const missed = [...verdict.staleAfter].map(([what, times]) => `${what} ${times}`)
  if (missed.length > 0) say(`  changes that they missed: ${missed.join(', ')}`)
  say(
    `Unknown answers: ${count(unknown)}, ${share(unknown, checks, 3)}; longest span ` +
      `${Math.round(worst.longestUnknown?.ms ?? 0)} ms (${worst.name}), at most ${Math.round(mostSpan)} ms: ` +
      `lease × ${MARGIN}, longest failover ${Math.round(failover)} ms, ${SLACK_MS} ms of slack`,
  )
  const inLongFailovers = verdict.unknownIn.get(LONG_FAILOVER)
  if (inLongFailovers) {
    const { company, site, identity } = inLongFailovers
    say(`Unknown in ${LONG_FAILOVER}, not in the share: company ${company}, site ${site}, identity ${identity}`)
  }
  for (const name of new Set(marks.windows.map((window) => window.name))) {
    const byTopic = Object.entries(verdict.unknownIn.get(name) ?? {})
    const unknowns = byTopic.reduce((sum, [, times]) => sum + times, 0)
    say(`Unknown while ${name}: ${unknowns} (${byTopic.map(([topic, times]) => `${topic} ${times}`).join(', ')})`)
    if (unknowns > options.late) wrong.push(`${unknowns} answers were unknown while ${name}`)
  }

  if (verdict.stale > 0)
    wrong.push(`${verdict.stale} stale answers`, ...verdict.staleLines.map((line) => `stale: ${line}`))
  for (const topic of ['company', 'site'] as const) {
    const some = of(ofTopic(topic), 'checks')
    const lost = of(ofTopic(topic), 'unknown') - (inLongFailovers?.[topic] ?? 0)
    if (lost > some * MOST_UNKNOWN) wrong.push(`${share(lost, some, 3)} of the answers about ${topic} were unknown`)
  }
  for (const { name, longestUnknown } of verdict.sources) {
    if (!longestUnknown || longestUnknown.ms <= mostSpan) continue
    const { ms, at, subject } = longestUnknown
    const fault = struck.find(({ span, settledAt }) => at >= span.from && at <= settledAt)
    wrong.push(
      `${name}: ${subject} was unknown for ${Math.round(ms)} ms, at ${at.toFixed(0)} ` +
        `(${fault ? `${fault.kind}: ${fault.what}` : 'without a fault'})`,
    )
  }
  if (!options.isComplete) return wrong
  need('faults', struck.length, plan.least.faults)
  for (const what of BILLING_CHANGES) need(`changes "${what}"`, changesOf(what).length, 1)
  need('limits found full', limits.full, 1)
  need('creations without a plan', limits.none, 1)
  need('kinds of faults', kinds.size, plan.least.kinds)
  need('acknowledged changes', changes.length, plan.least.changes)
  need('changes during faults', during.length, changes.length / 2)
  need('effects that grant', grants.length, effects.length * 0.45)
  need('effects that revoke', effects.length - grants.length, effects.length * 0.45)
  const byWay = (...ways: Way[]) => all.filter(({ way }) => ways.includes(way))
  need('checks over the network', of(byWay('remote', 'http'), 'checks'), plan.least.remote)
  need('checks in process', of(byWay('memory'), 'checks'), plan.least.local)
  need('checks about sites', of(ofTopic('site'), 'checks'), plan.least.local / 10)
  need('changes of sites', changes.filter(isOfSites).length, plan.least.changes / 20)
  for (const [name, lives] of bySource) {
    need(`changes checked within 1 s by ${name}`, sumOf(lives, 'changesSeenSoon'), changes.length / 2)
    if (!name.startsWith('replica')) continue
    need(`checks of the changed subject within 1 s by ${name}`, sumOf(lives, 'soon'), plan.least.soon)
  }
  return wrong

  function changesOf(what: string): Change[] {
    return whats.get(what) ?? []
  }

  function tellBilling() {
    const ofMoney = [...BILLING_CHANGES.slice(0, 2), PAID_IN_VAIN, RESTORED_IN_VAIN]
    const ofPlans = BILLING_CHANGES.slice(2)
    const counts = (of: readonly string[]) => of.map((what) => `${what} ${changesOf(what).length}`).join(', ')
    const sum = (of: ReadonlyMap<string, number>) => ofMoney.reduce((all, what) => all + (of.get(what) ?? 0), 0)
    say('\nBilling')
    say(
      `  ${counts(ofMoney)}; ${latencies(ofMoney.flatMap(changesOf))} ms; ` +
        `of ${count(sum(verdict.soonAfter))} checks within 1 s after them ${sum(verdict.staleAfter)} were stale`,
    )
    const { made, full, none, either, staleRefusals, beyond } = limits
    say(
      `  ${counts(ofPlans)}; ${latencies(ofPlans.flatMap(changesOf))} ms; from the answers on ${made} sites were made up to the ` +
        `limit, one more was refused ${full} times, and without a plan ${none} times; ${either} were asked for before an ` +
        `answer; ${staleRefusals} refused although there was room, ${beyond} times made beyond the limit`,
    )
  }
}

/** The counts of each way and topic. */
function counted({ checks }: Verdict): (Counts & { way: Way; topic: Topic })[] {
  return Object.entries(checks).flatMap(([way, topics]) =>
    Object.entries(topics).map(([topic, counts]) => ({ ...counts, way: way as Way, topic: topic as Topic })),
  )
}

const ofSites = new Set<string>(SITE_CHANGES)
const isOfSites = ({ what }: Change) => ofSites.has(what)

function sumOf(lives: readonly SourceVerdict[], of: 'changesSeenSoon' | 'soon'): number {
  return lives.reduce((sum, life) => sum + life[of], 0)
}

/** From each loss of a primary to the first answer to a change that was sent after it. */
function failovers({ primariesLost }: Marks, changes: readonly Change[]): Span[] {
  return primariesLost.flatMap((at) => {
    const answers = changes.filter(({ from }) => from > at).map(({ to }) => to)
    const to = answers.reduce((first, to) => Math.min(first, to), Number.POSITIVE_INFINITY)
    return Number.isFinite(to) ? [{ from: at, to }] : []
  })
}

function latencies(changes: readonly Change[]): string {
  if (changes.length === 0) return 'none'
  const took = changes.map(({ from, to }) => to - from)
  const at = (share: number) => Math.round(quantile(took, share))
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, max ${at(1)}`
}

function slowest(changes: readonly Change[]): number {
  return changes.reduce((most, { from, to }) => Math.max(most, to - from), 0)
}

function share(part: number, whole: number, digits = 0): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(digits)} %`
}

function count(number: number): string {
  return Math.ceil(number).toLocaleString('en-US')
}
