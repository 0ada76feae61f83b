import { readFileSync } from 'node:fs'
import { newId } from '@holdfast/contracts'
import { waitFor } from '@holdfast/testing'
import { afterEach, expect, jest, test } from '@jest/globals'
import { closePages, openPage } from '../testing/page-window.ts'

// The pages' own scripts run in these windows, and get what the API would answer.

afterEach(() => {
  closePages()
  jest.resetModules()
})

async function open(path: string, answers: Record<string, object>) {
  return (await openPage(path, (_method, url) => answers[url])).document
}

const look = (names: { companyName: string; inviterName: string }) => ({
  '/v1/invitations/look': {
    ...names,
    access: { companyRole: 'developer' },
    maskedEmail: 'g…@example.com',
    expiresAt: '2027-01-02T00:00:00.000Z',
  },
})

test('when names of an earlier release turn the text around or show nothing then the page shows them in isolation', async () => {
  const names = { companyName: '\u202eevil\u2066\u200f Ltd', inviterName: '\u200e' }
  const document = await open('/accept', look(names))
  const offer = document.getElementById('offer')!
  await waitFor(() => offer.textContent !== '')
  expect(offer.innerHTML).toBe('<bdi>(without a name)</bdi> invites you to <bdi>evil Ltd</bdi>.')
})

test('when a name looks like markup then the page shows it as text', async () => {
  const names = { companyName: '<img src=x onerror=alert(1)>', inviterName: '{company}' }
  const document = await open('/accept', look(names))
  const offer = document.getElementById('offer')!
  await waitFor(() => offer.textContent !== '')
  expect(offer.textContent).toBe('{company} invites you to <img src=x onerror=alert(1)>.')
  expect(document.querySelector('img')).toBeNull()
})

test('when a company gets another owner then its page isolates names too', async () => {
  const company = {
    companyId: newId(),
    name: '\u202eevil',
    ownerRecovery: { newOwnerId: newId(), effectiveAt: '2027-01-02T00:00:00.000Z' },
  }
  const document = await open('/owner-recovery', {
    '/v1/sessions/current': { csrfToken: 'x' },
    '/v1/me': { email: 'ada@example.com' },
    '/v1/companies/token': company,
  })
  const line = await waitFor(() => document.querySelector('#recoveries p'))
  expect(line.innerHTML).toMatch(/^<bdi>evil<\/bdi>: another owner takes over on <bdi>January/)
  expect(document.getElementById('signed-in-as')!.innerHTML).toContain('<bdi>ada@example.com</bdi>')
})

test('when a name is one long word then it wraps, however narrow the screen is', () => {
  const css = readFileSync(new URL('browser/page.css', import.meta.url), 'utf8')
  expect(css).toMatch(/main \{[^}]*overflow-wrap: anywhere/)
  expect(css).toMatch(/dl \{[^}]*minmax\(0, 1fr\)/)
})
