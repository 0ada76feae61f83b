import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

export interface Vitals {
  /** Largest contentful paint, in milliseconds. */
  lcp: number
  /** All shifts together, where the metric takes the worst five seconds of them. */
  cls: number
  /** What moved, by its text. */
  moved: string[]
  /** The slowest interaction until its next paint, in milliseconds; 0 if all took less than 16. */
  inp: number
}

const OBSERVE = `
  globalThis.vitals = { lcp: 0, cls: 0, moved: [], inp: 0 }
  const watch = (type, each, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more })
  watch('largest-contentful-paint', ({ startTime }) => { vitals.lcp = startTime })
  watch('layout-shift', ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return
    vitals.cls += value
    vitals.moved.push(...sources.map(({ node }) => (node?.textContent ?? '').trim().slice(0, 60)))
  })
  watch('event', ({ duration, interactionId }) => {
    if (interactionId) vitals.inp = Math.max(vitals.inp, duration)
  }, { durationThreshold: 16 })
`

/**
 * Measures what the page does from its next load on. It has nothing in its cache.
 * @param slower how many times slower the processor is
 */
export async function observe(page: Page, slower: number): Promise<void> {
  await page.addInitScript(OBSERVE)
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Network.setCacheDisabled', { cacheDisabled: true })
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

export async function vitalsOf(page: Page): Promise<Vitals> {
  await painted(page)
  return page.evaluate<Vitals>('vitals')
}

/** The longest tasks of a page, in milliseconds. */
export interface LongestTasks {
  /** From its beginning to its end: what a person waits for. */
  took: number
  /** The most for which a task had a processor: what a task would take if nothing else ran on the machine. */
  processor: number
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  args?: { name?: string }
  /** Microseconds: from beginning to end, and with a processor. */
  dur?: number
  tdur?: number
}

/** What the main thread of the page does while something is done on it, by Chromium's own trace. */
export async function longestTasks(page: Page, act: () => Promise<void>): Promise<LongestTasks> {
  const protocol = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  protocol.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'], excludedCategories: ['*'] },
  })
  await act()
  await painted(page)
  const isWhole = new Promise((done) => protocol.once('Tracing.tracingComplete', done))
  await protocol.send('Tracing.end')
  await isWhole
  await protocol.detach()
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args?.name === 'CrRendererMain'
  const main = new Set(events.filter(isMain).map(threadOf))
  const tasks = events.filter((event) => event.name === 'RunTask' && main.has(threadOf(event)))
  assert.ok(tasks.length > 0, 'the trace has tasks of the page')
  const most = (times: number[]) => Math.max(...times) / 1000
  return { took: most(tasks.map(({ dur = 0 }) => dur)), processor: most(tasks.map(({ tdur = 0 }) => tdur)) }
}

/** What was observed is told after the next paint. */
async function painted(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))')
}
