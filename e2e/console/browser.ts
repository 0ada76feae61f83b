import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { type Hand, handOf, pointer, type Way } from './hand.ts'
import { keyboard } from './keyboard.ts'
import { type Language, speaker, spoken, type Words } from './languages.ts'

/** Where Debian, and others, install Chromium. */
const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const OPTIONS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // In which order the parts of a date are typed is its own language, and not that of the page.
  '--lang=en-US',
  // What a browser looks up by itself is no request of ours.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Look {
  language?: Language
  /** How the visitor uses pages. */
  way?: Way
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
}

export interface Visitor {
  page: Page
  /** Uses the page. */
  hand: Hand
  /** Uses another tab. */
  handOn(tab: Page): Hand
  language: Language
  words: Words
  say: ReturnType<typeof speaker>
  context: BrowserContext
  /** A second tab of the same browser. */
  openTab(): Promise<Page>
  /** What should not have happened since the last call: errors in the console, requests that failed. */
  faults(): string[]
  close(): Promise<void>
}

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM ?? PROGRAMS.find((path) => existsSync(path))
  if (!executablePath) throw new Error('there is no Chromium: install it, or name it in CHROMIUM')
  const home = await mkdtemp(join(tmpdir(), 'holdfast-browser-'))
  const browser = await chromium.launch({ executablePath, args: OPTIONS, env: { ...process.env, HOME: home } })

  return {
    version: browser.version(),

    /** A browser of a person of their own, without any cookie. */
    async visitor(url: string, look: Look = {}): Promise<Visitor> {
      const { language = 'en', way = 'pointer', width = 1280, height = 800, scheme = 'light' } = look
      const context = await browser.newContext({
        baseURL: url,
        locale: { en: 'en-GB', fr: 'fr-FR', sv: 'sv-SE' }[language],
        timezoneId: 'Europe/Stockholm',
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      })
      const found: string[] = []
      const openTab = async () => {
        const page = await context.newPage()
        page.setDefaultTimeout(30_000)
        watch(page, found)
        return page
      }
      const words = spoken[language]
      const handOn = (tab: Page) => handOf(tab, way === 'keyboard' ? keyboard(tab) : pointer(tab, words.shell.close))
      const page = await openTab()
      return {
        page,
        hand: handOn(page),
        handOn,
        language,
        words,
        say: speaker(language),
        context,
        openTab,
        faults: () => found.splice(0),
        close: () => context.close(),
      }
    },

    async stop() {
      await browser.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}

function watch(page: Page, found: string[]): void {
  page.on('pageerror', (error) => found.push(`error: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // A refused request is reported with its method and path, below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      found.push(`console: ${message.text()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that is left gives up what it was reading.
    if (why !== 'net::ERR_ABORTED') found.push(`failed: ${named(request)} ${why}`)
  })
  page.on('response', (answer) => {
    if (answer.status() >= 400) found.push(`refused: ${answer.status()} ${named(answer.request())}`)
  })
}

function named(request: Request): string {
  return `${request.method()} ${new URL(request.url()).pathname}`
}
