import type { Page } from 'playwright-core'
import type { Person } from '../support/person.ts'
import type { Places } from './figures.ts'

interface PageLoad {
  name: string
  isOfVisitors?: boolean
  /** Loads the page, and uses it as people do. */
  load: (page: Page) => Promise<void>
}

/** Something that is done on a page that is there already; the first act opens it. */
export interface Act {
  name: string
  /** Is not measured. */
  before?: (page: Page) => Promise<void>
  act: (page: Page) => Promise<void>
}

/** The pages that people are on most. */
export function pageLoads(ada: Person, { large, small, siteId, sites, members }: Places): PageLoad[] {
  return [
    {
      name: 'sign in',
      isOfVisitors: true,
      async load(page) {
        await page.goto('/sign-in')
        await page.getByLabel('E-mail address').pressSequentially(ada.email)
        await page.getByRole('textbox', { name: 'Password' }).pressSequentially(ada.password)
        await page.getByRole('button', { name: 'Sign in' }).click()
        await page.waitForURL(/\/companies\//)
        await page.getByRole('heading', { level: 1 }).waitFor()
      },
    },
    {
      name: 'companies',
      async load(page) {
        await page.goto('/settings/access')
        await page.getByRole('searchbox').pressSequentially('quay 30')
        await page.getByRole('heading', { level: 2 }).nth(1).waitFor({ state: 'detached' })
      },
    },
    {
      name: 'sites',
      async load(page) {
        await page.goto(`${large}/sites`)
        await total(page, sites)
        await nextPage(page)
        await page.getByRole('searchbox', { name: 'Search sites' }).pressSequentially('bakery')
        await total(page, '1,000')
      },
    },
    {
      name: 'users',
      async load(page) {
        await page.goto(`${large}/members`)
        await total(page, members)
        await page.getByRole('checkbox', { name: 'Choose all on this page' }).check()
        await nextPage(page)
        await page.getByRole('searchbox').pressSequentially('member 1')
        await total(page, '1,000')
      },
    },
    {
      name: 'one site',
      async load(page) {
        await page.goto(`${small}/sites/${siteId}`)
        await page.getByRole('article', { name: 'Live', exact: true }).waitFor()
        await page.getByRole('button', { name: 'New staging' }).click()
        await page.getByRole('dialog').waitFor()
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
      },
    },
    {
      name: 'invoices',
      async load(page) {
        await page.goto(`${small}/invoices`)
        await total(page, '1')
        await page.getByRole('searchbox').pressSequentially('no such invoice')
        await total(page, '0')
      },
    },
  ]
}

/** What is done on the lists that are long. */
export function listActs({ large, sites, members, oneSite, label }: Places): Record<string, Act[]> {
  return {
    sites: [
      { name: 'open', act: (page) => page.goto(`${large}/sites`).then(() => total(page, sites)) },
      { name: 'next page', act: nextPage },
      {
        name: 'search',
        async act(page) {
          await page.getByRole('searchbox', { name: 'Search sites' }).pressSequentially('bakery')
          await total(page, '1,000')
        },
      },
      {
        name: 'label',
        before: (page) => page.goto(`${large}/sites`).then(() => total(page, sites)),
        async act(page) {
          const labels = page.getByRole('combobox', { name: 'With label' })
          await labels.pressSequentially(label)
          await labels.press('Enter')
          await total(page, '100')
        },
      },
    ],
    members: [
      { name: 'open', act: (page) => page.goto(`${large}/members`).then(() => total(page, members)) },
      { name: 'next page', act: nextPage },
      {
        name: 'search',
        async act(page) {
          await page.getByRole('searchbox').pressSequentially('member 1')
          await total(page, '1,000')
        },
      },
      {
        name: 'role',
        before: (page) => page.goto(`${large}/members`).then(() => total(page, members)),
        async act(page) {
          await page.getByRole('combobox', { name: 'Role' }).selectOption('Administrator')
          await total(page, '1')
        },
      },
      {
        name: 'site',
        before: (page) => page.goto(`${large}/members`).then(() => total(page, members)),
        async act(page) {
          const box = page.getByRole('combobox', { name: 'Site' })
          await box.click()
          await box.pressSequentially(oneSite)
          await page.getByRole('option', { name: oneSite, exact: true }).click()
          await page.getByText('Nobody is like this.').waitFor()
        },
      },
    ],
  }
}

function total(page: Page, number: string): Promise<void> {
  return page.getByText(`${number} in all`, { exact: true }).waitFor()
}

async function nextPage(page: Page): Promise<void> {
  const first = page.getByRole('row').nth(1)
  const before = (await first.textContent()) ?? ''
  await page.getByRole('button', { name: 'Next page' }).click()
  await first.filter({ hasNotText: before }).waitFor()
}
