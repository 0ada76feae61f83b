import { zipOf } from '../../support/archives.ts'
import { visit } from '../../support/hosted.ts'
import type { Body, Person } from '../../support/person.ts'
import { until } from '../../support/until.ts'
import type { Visitor } from '../browser.ts'
import { hasFocus } from '../in-page.ts'
import type { Kit } from '../kit.ts'

/** What the parts of the flow of a site have at hand. */
export interface Scene extends Kit {
  ines: Person
  browser: Visitor
  companyId: string
  /** Of the site, in the console. */
  sitePath: string
  /** As the API has the site at the time. */
  read(): Promise<{ site: Body; live: Body; staging: Body }>
}

export function archive(words: string) {
  const buffer = zipOf({ 'index.html': `<!doctype html><title>${words}</title><h1>${words}</h1>` })
  return { name: `${words.toLowerCase().replaceAll(' ', '-')}.zip`, mimeType: 'application/zip', buffer }
}

export type Kind = 'live' | 'staging'

/** The name of an environment, in the language of whoever looks at it. */
export function named({ words }: Visitor, kind: Kind): { name: string } {
  return { name: words.sites.kinds[kind] }
}

/** The place that asks for an archive. */
export function uploadBox({ page, words }: Visitor) {
  return page.getByRole('button', { name: words.sites.upload.choose, exact: true })
}

/** Puts an archive on the environment that the page shows, and waits until its work is done. */
export async function upload(visitor: Visitor, content: string, kind: Kind): Promise<void> {
  const { page, hand, words, say } = visitor
  const on = named(visitor, kind)
  await hand.give(uploadBox(visitor), archive(content))
  await hand.write(page.getByRole('textbox', { name: words.sites.upload.note, exact: true }), content)
  await hand.press(page.getByRole('button', { name: say(words.sites.upload.button, on) }))
  await page.getByRole('cell', { name: content }).getByText(words.sites.releases.served).waitFor()
  await until('the next archive can be chosen', () => uploadBox(visitor).evaluate(hasFocus))
}

export async function served(url: string, content: string): Promise<void> {
  await until(`${url} serves ${content}`, async () => (await visit(url)).text.includes(content) || undefined, {
    seconds: 30,
  })
}
