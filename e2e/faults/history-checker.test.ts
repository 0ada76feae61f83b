import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Decision, type Effect, openJudge, type Span, type Subject, type Topic } from './history-checker.ts'

const subject = (initial: boolean, ...changes: Effect[]): Subject => ({
  id: 0,
  topic: 'company',
  name: 'Ada',
  initial,
  changes,
})
const change = (sentAt: number, answeredAt: number, allowed: boolean, what = 'removal'): Effect => ({
  what,
  sentAt,
  answeredAt,
  allowed,
})

/** The verdict about checks of one subject by one process. */
function judged(
  about: Subject,
  checks: [Decision, startedAt: number, endedAt: number][],
  options: { uncounted?: (Span & { topic?: Topic })[]; windows?: (Span & { name: string })[]; pauses?: Span[] } = {},
) {
  const judge = openJudge([about], options)
  const source = judge.source('replica 1', options.pauses)
  for (const [decision, startedAt, endedAt] of checks) source.take(0, 'memory', decision, startedAt, endedAt)
  const verdict = judge.verdict()
  return { ...verdict, source: verdict.sources[0]! }
}

describe('when a change was answered', () => {
  const removed = subject(true, change(10, 20, false))

  test('then a check that starts afterwards must see it', () => {
    expect(judged(removed, [['denied', 21, 22]]).stale).toBe(0)
    expect(judged(removed, [['allowed', 21, 22]]).stale).toBe(1)
    expect(judged(removed, [['allowed', 21, 22]]).staleLines[0]).toMatch(
      /1\.000 ms after the answer to change 1, removal, of 1/,
    )
    expect(judged(removed, [['allowed', 9_000, 9_001]]).stale).toBe(1)
  })

  test('then a check that started before may have seen either', () => {
    expect(judged(removed, [['allowed', 20, 500]]).stale).toBe(0)
    expect(judged(removed, [['denied', 15, 16]]).stale).toBe(0)
  })

  test('then nothing sees it before it was sent', () => {
    expect(judged(removed, [['denied', 5, 9]]).stale).toBe(1)
    expect(judged(removed, [['denied', 5, 11]]).stale).toBe(0)
  })
})

describe('when changes follow each other', () => {
  const back = subject(true, change(10, 20, false), change(30, 40, true))

  test('then a check is held to the last one answered before it, and may see what was sent while it ran', () => {
    expect(judged(back, [['denied', 25, 28]]).stale).toBe(0)
    expect(judged(back, [['allowed', 25, 28]]).stale).toBe(1)
    expect(judged(back, [['allowed', 25, 31]]).stale).toBe(0)
    expect(judged(back, [['denied', 35, 36]]).stale).toBe(0)
    expect(judged(back, [['denied', 41, 42]]).stale).toBe(1)
  })

  test('then a change without an answer may or may not be seen for ever', () => {
    const lost = subject(true, change(10, Number.POSITIVE_INFINITY, false))
    const checks: Parameters<typeof judged>[1] = [
      ['denied', 100, 101],
      ['allowed', 102, 103],
    ]
    expect(judged(lost, checks).stale).toBe(0)
  })
})

test('when checks of the changed subject begin within a second of the answer then they are counted, and so are the changes', () => {
  const { source, checks } = judged(subject(true, change(10, 20, false), change(2_000, 2_010, true)), [
    ['allowed', 5, 6],
    ['denied', 21, 22],
    ['denied', 1_020, 1_021],
    ['denied', 1_021, 1_022],
    ['allowed', 2_011, 2_012],
  ])
  expect([source.soon, source.changesSeenSoon]).toEqual([3, 2])
  expect(checks.memory.company).toEqual({ checks: 5, unknown: 0, soon: 3, stale: 0 })
})

describe('when checks cannot be decided', () => {
  const still = subject(true)

  test('then the longest time without a decision is found', () => {
    const { source, stale } = judged(still, [
      ['allowed', 0, 1],
      ['unknown', 10, 20],
      ['unknown', 500, 600],
      ['allowed', 1_000, 1_001],
      ['unknown', 2_000, 2_001],
      ['allowed', 2_100, 2_101],
    ])
    expect([source.unknown, source.longestUnknown, stale]).toEqual([3, { ms: 991, at: 10, subject: 'Ada' }, 0])
  })

  test('then the time for which the process itself was stopped is not part of it', () => {
    const checks: Parameters<typeof judged>[1] = [
      ['unknown', 0, 10],
      ['unknown', 100, 9_000],
      ['unknown', 9_010, 9_020],
      ['allowed', 9_100, 9_101],
    ]
    expect(judged(still, checks).source.longestUnknown?.ms).toBe(9_101)
    expect(judged(still, checks, { pauses: [{ from: 200, to: 8_900 }] }).source.longestUnknown?.ms).toBe(91)
  })

  test('then those while owners are stopped on purpose are not counted, and those in a window are counted apart', () => {
    const { source, unknownIn } = judged(
      still,
      [
        ['unknown', 10, 20],
        ['unknown', 110, 120],
        ['unknown', 210, 220],
      ],
      { uncounted: [{ from: 0, to: 50 }], windows: [{ name: 'Kafka gone', from: 200, to: 300 }] },
    )
    expect([source.unknown, unknownIn.get('Kafka gone')]).toEqual([2, { company: 1, site: 0, identity: 0 }])
  })
})

test('when calls through a gateway are unknown then the time counts from when the first caller was told', () => {
  const judge = openJudge([
    { id: 0, topic: 'company', name: 'Ada', initial: true, changes: [] },
    { id: 1, topic: 'company', name: 'Bo', initial: true, changes: [] },
  ])
  const source = judge.source('gateway 1')
  source.take(0, 'http', 'unknown', 0, 8_000)
  source.take(1, 'http', 'unknown', 8_100, 8_200)
  source.take(1, 'http', 'allowed', 8_300, 8_400)
  source.take(0, 'http', 'unknown', 9_000, 9_001)
  expect(judge.verdict().sources[0]!.longestUnknown?.ms).toBe(400)
})

test('when a change leaves the answer as it was then a check that sees another one missed that change', () => {
  const unpaid = change(10, 20, false, 'suspended as unpaid')
  const both = change(30, 40, false, 'paid, suspended by an operator')
  const judge = openJudge([subject(true, unpaid, both)])
  const source = judge.source('replica 1')
  source.take(0, 'memory', 'denied', 41, 42)
  source.take(0, 'memory', 'allowed', 43, 44)
  expect(Object.fromEntries(judge.verdict().staleAfter)).toEqual({ 'paid, suspended by an operator': 1 })
})

test('when checks are about companies and about sites then stale and unknown ones are counted apart', () => {
  const of = (id: number, topic: Topic, what: string): Subject => ({
    ...subject(true, change(10, 20, false, what)),
    id,
    topic,
  })
  const cut: Span & { topic: Topic } = { from: 0, to: 100, topic: 'site' }
  const judge = openJudge([of(0, 'company', 'removal'), of(1, 'site', 'site deleted')], {
    uncounted: [cut],
    windows: [{ name: 'cut', from: 0, to: 100 }],
  })
  const source = judge.source('gateway 1')
  for (const id of [0, 1]) {
    source.take(id, 'http', 'allowed', 30, 31)
    source.take(id, 'http', 'unknown', 40, 60)
    source.take(id, 'http', 'unknown', 160, 180)
  }
  source.take(1, 'http', 'allowed', 190, 191)
  const { checks, stale, soonAfter, staleAfter, unknownIn, sources } = judge.verdict()
  expect(checks.http.company).toEqual({ checks: 3, unknown: 2, soon: 3, stale: 1 })
  // While the streams between company and site are cut, answers about sites are unknown on purpose, and never stale.
  expect(checks.http.site).toEqual({ checks: 4, unknown: 1, soon: 4, stale: 2 })
  expect([stale, Object.fromEntries(staleAfter)]).toEqual([3, { removal: 1, 'site deleted': 2 }])
  expect(Object.fromEntries(soonAfter)).toEqual({ removal: 3, 'site deleted': 4 })
  expect(unknownIn.get('cut')).toEqual({ company: 1, site: 1, identity: 0 })
  expect(sources[0]!.longestUnknown).toEqual({ ms: 120, at: 60, subject: 'Ada' })
})

/** A correct register: each check and each change takes effect at one moment between its start and its end. */
const histories = fc
  .record({
    initial: fc.boolean(),
    changes: fc.array(
      fc.record({
        pause: fc.integer({ min: 1, max: 50 }),
        takes: fc.integer({ min: 1, max: 50 }),
        effectAfter: fc.double({ min: 0, max: 1, noNaN: true }),
        flips: fc.boolean(),
      }),
      { maxLength: 20 },
    ),
    checks: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 1_500 }),
        takes: fc.integer({ min: 1, max: 60 }),
        looksAfter: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 50 },
    ),
  })
  .map(({ initial, changes, checks }) => {
    let time = 0
    let state = initial
    const effects: (Effect & { effectAt: number })[] = []
    for (const { pause, takes, effectAfter, flips } of changes) {
      const sentAt = time + pause
      time = sentAt + takes
      if (flips) state = !state
      effects.push({
        what: 'removal',
        sentAt,
        answeredAt: time,
        allowed: state,
        effectAt: sentAt + effectAfter * takes,
      })
    }
    const stateAt = (at: number) => effects.findLast(({ effectAt }) => effectAt < at)?.allowed ?? initial
    const asked = checks.map(({ at, takes, looksAfter }): [Decision, number, number] => [
      stateAt(at + looksAfter * takes) ? 'allowed' : 'denied',
      at,
      at + takes,
    ])
    return { about: subject(initial, ...effects), asked }
  })

test('when a register keeps the promise then no check of it is called stale', () => {
  fc.assert(
    fc.property(histories, ({ about, asked }) => {
      expect(judged(about, asked).stale).toBe(0)
    }),
  )
})

test('when a check gives an answer that was over before it started then it is called stale', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 1_500 }), ({ about, asked }, at) => {
      const state = about.changes.findLast(({ answeredAt }) => answeredAt < at)?.allowed ?? about.initial
      const isUnderWay = about.changes.some(({ sentAt, answeredAt }) => answeredAt >= at && sentAt < at + 1)
      fc.pre(!isUnderWay)
      expect(judged(about, [...asked, [state ? 'denied' : 'allowed', at, at + 1]]).stale).toBe(1)
    }),
  )
})
