import type { Locator } from 'playwright-core'
import type { Visitor } from './browser.ts'

/** The most clicks that a company and three invited people may take. */
export const MOST_CLICKS = 8

/**
 * From the welcome of somebody who reaches no company: creates one, and invites people into it. What can be typed is typed,
 * and Tab leads from field to field; the first field of a form is clicked at, unless one is in it already.
 * @returns how many clicks, or keys in place of them, it took
 */
export async function createAndInvite({ page, hand, words, say }: Visitor, emails: string[]): Promise<number> {
  let clicks = 0
  const press = async (what: Locator) => {
    await hand.press(what)
    clicks++
  }
  const begin = async (field: Locator, text: string) => {
    await field.waitFor()
    if (!(await field.evaluate((element) => element.matches(':focus')))) clicks++
    await hand.write(field, text)
  }

  await press(page.getByRole('link', { name: words.account.newCompany.title }))
  const fields = words.company.details
  await begin(page.getByLabel(fields.name), 'Northwind Studio')
  await hand.write(page.getByLabel(fields.line1), '12 Rue du Quai')
  await hand.write(page.getByLabel(fields.postalCode), '69002')
  await hand.write(page.getByLabel(fields.city), 'Lyon')
  await hand.tick(page.getByRole('radio', { name: /^Starter/ }))
  clicks++
  await press(page.getByRole('button', { name: words.settings.newCompany.button }))
  await page.waitForURL(/\/companies\/[0-9a-f-]{36}/)
  const sections = page.getByRole('navigation', { name: words.shell.navigation })
  await press(sections.getByRole('link', { name: words.shell.sections.members, exact: true }))
  await press(page.getByRole('link', { name: words.company.members.invite, exact: true }))
  await begin(page.getByLabel(words.company.invite.addresses), emails.join(' '))
  await press(page.getByRole('button', { name: say(words.company.invite.button, { n: emails.length }) }))
  for (const email of emails)
    await page
      .getByText(say(words.company.bulk.result, { name: email, result: words.company.results.invited }))
      .waitFor()
  return clicks
}
