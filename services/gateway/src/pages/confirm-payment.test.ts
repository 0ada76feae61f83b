import { newId } from '@holdfast/contracts'
import { waitFor } from '@holdfast/testing'
import { afterEach, expect, jest, test } from '@jest/globals'
import type { HTMLButtonElement } from 'happy-dom'
import { closePages, openPage } from '../testing/page-window.ts'
import { en } from './words/en.ts'

afterEach(() => {
  closePages()
  jest.resetModules()
})

const [companyId, paymentId] = [newId(), newId()]
const company = `/v1/companies/${companyId}`
const confirmation = `POST ${company}/payments/${paymentId}/confirmation`
const bank = 'https://bank.example.com/confirm'
const linked = `?lang=en#${companyId}.${paymentId}`
const back = `?payment=${companyId}.${paymentId}&payment_intent_client_secret=pi_secret`

const payment = (status: string) => ({
  ...{ paymentId, status, reference: 'HF-2026-000012' },
  amount: { amount: '123456', currency: 'EUR' },
})

/** @param statuses of the payment, one for each time that it is asked for; the last one stays */
async function open({
  statuses = ['action-needed'],
  after = linked,
  isSignedIn = true,
  answer = { url: bank } as object,
}) {
  const left = [...statuses]
  const asked: string[] = []
  let isIn = isSignedIn
  const { document, ...rest } = await openPage(
    '/confirm-payment',
    (method, path) => {
      asked.push(`${method} ${path}`)
      if (method === 'POST' && path === '/v1/sessions') isIn = true
      if (!isIn) return undefined
      switch (path) {
        case company:
          return { name: '\u202eQuay' }
        case `${company}/payments`:
          return { items: [payment(left.length > 1 ? left.shift()! : left[0]!)], nextCursor: null }
        case confirmation.replace('POST ', ''):
          return answer
        default:
          return { csrfToken: 'x', email: 'ada@example.com' }
      }
    },
    { after },
  )
  const isShown = (id: string) => !document.getElementById(id)!.closest('[hidden]')
  const text = (id: string) => document.getElementById(id)!.textContent
  const button = document.querySelector('#confirm') as HTMLButtonElement
  return { document, asked, isShown, text, button, ...rest }
}

test('when a payer opens the page of a payment then they see what it is for, and are led to the bank', async () => {
  const page = await open({})
  await waitFor(() => page.isShown('confirm') && !page.button.disabled)
  expect(['company', 'invoice', 'amount'].map(page.text)).toEqual(['Quay', 'HF-2026-000012', '€1,234.56'])
  expect([page.isShown('signed-out'), page.asked.includes(confirmation)]).toEqual([false, false])
  page.button.click()
  await waitFor(() => page.visited.length > 0)
  expect(page.visited).toEqual([bank])
})

test('when they are not signed in then they do that first, on the same page', async () => {
  const page = await open({ isSignedIn: false })
  await waitFor(() => page.isShown('sign-in'))
  expect([page.isShown('confirm'), page.asked.some((call) => call.includes('/payments'))]).toEqual([false, false])
  page.document.getElementById('sign-in')!.dispatchEvent(new page.document.defaultView!.Event('submit'))
  await waitFor(() => page.isShown('confirm'))
})

test('when they come back from the bank then the page waits for what has come of it, and keeps no word of the provider', async () => {
  const page = await open({ after: back, statuses: ['action-needed', 'processing', 'succeeded'] })
  await waitFor(() => page.text('news') === en.confirmPayment.looking)
  expect(page.address()).toBe(`/confirm-payment#${companyId}.${paymentId}`)
  await waitFor(() => page.text('news') === en.confirmPayment.succeeded, { ms: 10_000 })
  expect(page.isShown('confirm')).toBe(false)
})

test('when the payment did not go through then it says so, and how to pay otherwise', async () => {
  const page = await open({ after: back, statuses: ['failed'] })
  await waitFor(() => page.text('news') === en.confirmPayment.failed)
  expect([page.isShown('confirm'), page.document.querySelector('#news .problem') !== null]).toEqual([false, true])
})

test('when the bank asks nothing, or somebody was faster, then it says how the payment stands', async () => {
  const page = await open({
    answer: { code: 'payment-not-waiting' },
    statuses: ['action-needed', 'succeeded'],
  })
  await waitFor(() => page.isShown('confirm') && !page.button.disabled)
  page.button.click()
  await waitFor(() => page.text('news') === en.confirmPayment.succeeded)
  expect([page.visited, page.isShown('confirm')]).toEqual([[], false])
})

test('when there is nothing to confirm then it says why', async () => {
  const page = await open({ answer: { code: 'nothing-outstanding' } })
  await waitFor(() => page.isShown('confirm') && !page.button.disabled)
  page.button.click()
  await waitFor(() => page.text('news') === en.problems['nothing-outstanding'])
  expect(page.visited).toEqual([])
})

test('when the link is not whole, or of no payment, then it says so', async () => {
  const cases = [
    ['#token', en.problems['incomplete-link']],
    [`#${companyId}.${newId()}`, en.problems['unknown-payment']],
  ] as const
  for (const [after, sentence] of cases) {
    const page = await open({ after })
    await waitFor(() => page.text('news') === sentence)
    expect(page.isShown('confirm')).toBe(false)
    jest.resetModules()
  }
})
