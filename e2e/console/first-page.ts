import { gzipSync } from 'node:zlib'
import type { Response } from 'playwright-core'
import type { Visitor } from './browser.ts'

/** The most JavaScript that the first page may load, in bytes, gzip. */
export const MOST_BYTES = 200_000

/** Every script that a visitor's browser loads until the page to sign in is there, by what it weighs; the largest first. */
export async function firstPageScripts({ page }: Visitor): Promise<{ name: string; bytes: number }[]> {
  const answers = new Map<string, Response>()
  const keep = (answer: Response) => {
    if (answer.url().endsWith('.js')) answers.set(answer.url(), answer)
  }
  page.on('response', keep)
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  await page.waitForLoadState('networkidle')
  page.off('response', keep)
  const scripts = await Promise.all(
    [...answers].map(async ([url, answer]) => ({
      name: new URL(url).pathname.split('/').at(-1)!,
      bytes: gzipSync(await answer.body(), { level: 9 }).length,
    })),
  )
  return scripts.toSorted((one, other) => other.bytes - one.bytes)
}
