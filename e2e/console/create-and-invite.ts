import type { Locator, Page } from 'playwright-core'
import type { en } from '../../services/console/src/words/en/index.ts'
import type { Translated } from '../../services/console/src/words/sentence.ts'

/** The most clicks that a company and three invited people may take. */
export const MOST_CLICKS = 8

/**
 * From the welcome of somebody who reaches no company: creates one, and invites people into it. What can be typed is typed,
 * and Tab leads from field to field; the first field of a form is clicked at, unless one is in it already.
 * @returns how many clicks it took
 */
export async function createAndInvite(page: Page, words: Translated<typeof en>, emails: string[]): Promise<number> {
  let clicks = 0
  const click = async (what: Locator) => {
    await what.click()
    clicks++
  }
  const begin = async (field: Locator, text: string) => {
    await field.waitFor()
    if (!(await field.evaluate((element) => element.matches(':focus')))) await click(field)
    await field.fill(text)
  }

  await click(page.getByRole('link', { name: words.account.newCompany.title }))
  const fields = words.company.details
  await begin(page.getByLabel(fields.name), 'Northwind Studio')
  await page.getByLabel(fields.line1).fill('12 Rue du Quai')
  await page.getByLabel(fields.postalCode).fill('69002')
  await page.getByLabel(fields.city).fill('Lyon')
  await click(page.getByRole('radio', { name: /^Starter/ }))
  await click(page.getByRole('button', { name: words.settings.newCompany.button }))
  await page.waitForURL(/\/companies\/[0-9a-f-]{36}/)
  const sections = page.getByRole('navigation', { name: words.shell.navigation })
  await click(sections.getByRole('link', { name: words.shell.sections.members, exact: true }))
  await click(page.getByRole('link', { name: words.company.members.invite, exact: true }))
  await begin(page.getByLabel(words.company.invite.addresses), emails.join(' '))
  const button = words.company.invite.button.other.replace('{n}', String(emails.length))
  await click(page.getByRole('button', { name: button }))
  const told = words.company.bulk.result.replace('{result}', words.company.results.invited)
  for (const email of emails) await page.getByText(told.replace('{name}', email)).waitFor()
  return clicks
}
