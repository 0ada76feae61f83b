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
  globalThis.longTasks = []
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
  watch('longtask', ({ duration }) => longTasks.push(duration))
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

/** The longest task since the last call, in milliseconds; 0 if none took more than 50. */
export async function longestTask(page: Page): Promise<number> {
  await painted(page)
  return page.evaluate<number>('Math.max(0, ...longTasks.splice(0))')
}

/** What was observed is told after the next paint. */
async function painted(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200)))')
}
