import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import type { Visitor } from './browser.ts'
import { type Kit, settled, signIn } from './kit.ts'
import type { Language } from './languages.ts'
import { foundShown } from './shown-companies.ts'
import { type Place, shownPlaces } from './shown-places.ts'
import { observe, vitalsOf } from './vitals.ts'

interface Look {
  width: number
  scheme: 'light' | 'dark'
  /** Rules do not depend on the width, but on the colours, and on what stands there at all. */
  withAxe: boolean
}

/** In English every page is looked at like this, without loading it anew. */
const looks: Look[] = [
  { width: 1280, scheme: 'light', withAxe: true },
  { width: 1280, scheme: 'dark', withAxe: true },
  { width: 2560, scheme: 'light', withAxe: false },
  { width: 2560, scheme: 'dark', withAxe: false },
  { width: 360, scheme: 'dark', withAxe: false },
  { width: 360, scheme: 'light', withAxe: true },
]
/** The words of other languages are longer. */
const shortLooks: Look[] = [
  { width: 1280, scheme: 'light', withAxe: false },
  { width: 360, scheme: 'light', withAxe: false },
]

const languages: { language: Language; looks: Look[] }[] = [
  { language: 'en', looks },
  { language: 'sv', looks: shortLooks },
  { language: 'fr', looks: shortLooks },
]

/** What web.dev calls good is less than 0.1. */
const MOST_SHIFT = 0.02
const SETTLING_MS = 2_000

interface Wanted {
  /** Where screenshots are written to; none are taken without it. */
  directory: string | undefined
  /** Only in this one; in all where it is empty. */
  language: string
  /** Of places, by name. */
  isWanted: (name: string) => boolean
}

/**
 * Opens every page of the console with its data, dialogs too, at three widths, light and dark, and with the words of every
 * language: nothing moves while it loads, axe finds nothing serious, nothing is wider than the window or cut, and nothing
 * fails.
 */
export async function everyPage(kit: Kit, { directory, language: only, isWanted }: Wanted): Promise<void> {
  const places = shownPlaces(await foundShown(kit)).filter(({ name }) => isWanted(name))
  if (directory) await mkdir(directory, { recursive: true })
  for (const { language, looks: wanted } of languages) {
    if (!language.startsWith(only)) continue
    for (const [person, theirs] of Map.groupBy(places, ({ by }) => by)) {
      const visitor = await kit.visitor({ language, width: 1280, height: 1000 })
      if (person) await signIn(visitor, person)
      else await visitor.page.goto('/sign-in')
      await visitor.page.evaluate(`localStorage.setItem('language', '${language}')`)
      await observe(visitor.page, 1)
      visitor.faults()
      for (const place of theirs)
        await kit.check(`${place.name}, ${language}`, () => lookAt(visitor, place, { looks: wanted, directory }))
      await visitor.close()
    }
  }
}

async function lookAt(
  visitor: Visitor,
  { name, address, open, width: only, meant, isWaiting = false }: Place,
  { looks: wanted, directory }: { looks: Look[]; directory: string | undefined },
): Promise<void> {
  const { page } = visitor
  const findings: string[] = []
  await show(page, { width: only ?? 1280, scheme: 'light' })
  // Another page first: what differs in the fragment alone would not be loaded.
  await page.goto('about:blank')
  await page.goto(address)
  await settled(page)
  const { cls, moved } = await vitalsOf(page)
  if (cls > MOST_SHIFT) findings.push(`it moves while it loads (${cls.toFixed(3)}): ${moved.join(' · ')}`)
  if (open) {
    await open(page, visitor)
    if (!isWaiting) await settled(page)
  }
  for (const look of wanted) {
    if (only !== undefined && look.width !== only) continue
    await show(page, look)
    const wrong = await lasting(page)
    if (directory) {
      const isOver = (await page.getByRole('dialog').count()) > 0
      const path = join(directory, `${name}-${look.width}-${look.scheme}-${visitor.language}.png`)
      await page.screenshot({ path, fullPage: !isOver })
    }
    const problems = [...wrong, ...(look.withAxe ? await axe(page) : [])]
    findings.push(...problems.map((problem) => `at ${look.width} px, ${look.scheme}: ${problem}`))
  }
  findings.push(...visitor.faults().filter((fault) => !meant?.test(fault)))
  assert.deepEqual(findings, [])
}

/** As somebody with such a window sees it. */
async function show(page: Page, { width, scheme }: Pick<Look, 'width' | 'scheme'>): Promise<void> {
  await page.setViewportSize({ width, height: width === 360 ? 760 : 1000 })
  await page.emulateMedia({ colorScheme: scheme })
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  await page.evaluate(TRANSITIONS_OVER)
}

/** What a new width or new colours move comes to rest; what spins goes on. */
const TRANSITIONS_OVER = `
  Promise.allSettled(
    document
      .getAnimations()
      .filter((animation) => animation instanceof CSSTransition)
      .map(({ finished }) => finished),
  )
`

/** What is wrong in the layout, and still is when the page has had time for its new width. */
async function lasting(page: Page): Promise<string[]> {
  for (const deadline = performance.now() + SETTLING_MS; ; await sleep(100)) {
    const wrong = await page.evaluate<string[]>(OVERFLOW)
    if (wrong.length === 0 || performance.now() > deadline) return wrong
  }
}

/** What is wider than the window, and buttons and badges whose words are cut; names that people gave may be. */
const OVERFLOW = `
  (() => {
    const { scrollWidth, clientWidth } = document.documentElement
    const named = (element) => element.tagName.toLowerCase() + ' “' + element.textContent.trim().slice(0, 60) + '”'
    const all = [...document.querySelectorAll('body *')]
    const out = all.filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    const wide = scrollWidth > clientWidth ? [scrollWidth - clientWidth + ' px wider than the window: ' + named(out.at(-1) ?? document.body)] : []
    const cut = [...document.querySelectorAll('.mantine-Button-label, .mantine-Badge-label')]
      .filter((label) => label.scrollWidth > label.clientWidth + 1 && !label.querySelector('bdi'))
      .map((label) => 'cut: ' + named(label))
    return [...wide, ...cut]
  })()
`

async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
    )
}
