import assert from 'node:assert/strict'
import type { Page, Route } from 'playwright-core'
import type { Mailbox } from '../support/mailbox.ts'
import type { Person, Profile } from '../support/person.ts'
import type { TestSystem } from '../support/start-system.ts'
import type { Steps } from '../support/steps.ts'
import type { Look, Visitor } from './browser.ts'
import type { Way } from './hand.ts'
import type { Language, Words } from './languages.ts'
import type { Provider } from './provider.ts'

/** In which language a flow is gone through, and how. */
export interface Run {
  language: Language
  way: Way
}

/** What a flow has at hand. Whoever it makes speaks the language of the run, and uses pages its way. */
export interface Kit extends Run, Pick<Steps, 'step' | 'check'> {
  api: string
  /** The system, if it was started for this run. */
  own: TestSystem | undefined
  /** The address of an operator; only a system that was started for this run has one. */
  operatorEmail: string | undefined
  /** The payment provider; only a system that was started for this run has one. */
  provider: Provider | undefined
  mailbox: Mailbox
  /** Somebody who is not signed up yet; `join()` does it through the API. */
  person: (name: string, profile: Omit<Profile, 'email'> & { email?: string }) => Person
  visitor: (look?: Look) => Promise<Visitor>
}

/** Signs the person in through the page. */
export async function signIn({ page, hand, words }: Visitor, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await hand.write(page.getByLabel(words.account.email), person.email)
  await hand.write(page.getByRole('textbox', { name: words.account.password }), person.password)
  const button = page.getByRole('button', { name: words.account.signIn.button, exact: true })
  await hand.press(button)
  if (person.hasTwoFactor) {
    await hand.write(page.getByLabel(words.account.code), await person.code())
    await hand.press(button)
  }
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** Signs out by the menu of the person. */
export async function signOut({ page, hand, words, say }: Visitor, name: string): Promise<void> {
  await hand.press(page.getByRole('button', { name: say(words.shell.personMenu, { name }) }))
  await hand.press(page.getByRole('menuitem', { name: words.shell.signOut }))
  await page.getByRole('heading', { name: words.account.signIn.title }).waitFor()
}

/** The proof of the password has grown old, as it does ten minutes after one has signed in: the next call of this needs one. */
export function askForProofOnce(page: Page, url: string): Promise<unknown> {
  return page.route(url, refusing(403, 'proof-needed'), { times: 1 })
}

/** Answers a call of a page as the API would refuse it: what a run cannot wait for, such as that a price is too old. */
export function refusing(status: number, code: keyof Words['problems']): (route: Route) => Promise<void> {
  const body = JSON.stringify({ type: 'about:blank', title: 'Refused', status, code })
  return (route) => route.fulfill({ status, contentType: 'application/problem+json', body })
}

/** Gives the password where it is asked for, and a code where two-factor is on. */
export async function prove({ page, hand, words }: Visitor, { password }: Person, code?: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: words.shell.proof.title })
  await hand.write(dialog.getByRole('textbox', { name: words.account.password }), password)
  const field = dialog.getByRole('textbox', { name: words.account.code })
  if (code === undefined) assert.equal(await field.count(), 0)
  else await hand.write(field, code)
  await hand.press(dialog.getByRole('button', { name: words.shell.proof.button }))
  await dialog.waitFor({ state: 'hidden' })
}

/** The address of a page of the console. */
export function addressOf(path: string, ids: Record<string, string>): string {
  return path.replace(/:(\w+)/g, (_, id: string) => encodeURIComponent(ids[id] ?? ''))
}

/** What the page reads is there. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  const waits = page.locator('.mantine-Loader-root, .mantine-Skeleton-root, [aria-busy=true]')
  await waits.first().waitFor({ state: 'detached' })
}

/** Nothing went wrong that was not meant: `meant` are refusals such as `refused: 403 POST /v1/…`. */
export function noFaults(visitor: Visitor, meant: RegExp[] = []): void {
  const faults = visitor.faults().filter((fault) => !meant.some((pattern) => pattern.test(fault)))
  assert.deepEqual(faults, [])
}

/** The sentence with any names in it. */
export function sentence(text: string): RegExp {
  const literal = (piece: string) => piece.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // French has blanks before some signs at which no line ends.
  const pieces = text.split(/\{\w+\}/).map((piece) => literal(piece).replace(/\s/g, '\\s'))
  return new RegExp(`^${pieces.join('.*')}$`)
}
