import assert from 'node:assert/strict'
import { firstPageScripts, MOST_BYTES } from '../first-page.ts'
import { type Kit, noFaults } from '../kit.ts'

/** What a visitor waits for. It is weighed as it is built, so not over `vite`. */
export async function firstPage({ step, visitor }: Kit): Promise<void> {
  const browser = await visitor()
  await step(`the first page loads at most ${MOST_BYTES / 1_000} kB of JavaScript`, async () => {
    const scripts = await firstPageScripts(browser)
    const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0)
    const largest = scripts.slice(0, 10).map(({ name, bytes: own }) => `${name} ${own}`)
    assert.ok(scripts.length > 0 && bytes <= MOST_BYTES, `${bytes} bytes: ${largest.join(', ')}`)
    noFaults(browser)
  })
  await browser.close()
}
