import assert from 'node:assert/strict'
import { address } from '../support/address.ts'
import type { Body } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import type { Hour } from './hour.ts'

/** A company that takes a plan and a larger one, gets its invoices, pays one, and gives its plan back. */
export async function billing(hour: Hour): Promise<void> {
  const { step, check, mailbox } = hour
  const nadia = hour.person('nadia', { fullName: 'Nadia Berg' })
  const piet = hour.person('piet', { fullName: 'Piet de Wit' })
  for (const person of [nadia, piet]) await person.join()
  const company = await nadia.expect(201, 'POST', '/v1/companies', {
    name: 'Berg Print',
    address,
    plan: monthly('starter'),
  })
  const path = `/v1/companies/${company.companyId}`
  const documents = async (count: number): Promise<Body[]> =>
    until(`${count} documents`, async () => {
      const { items, total } = await nadia.expect(200, 'GET', `${path}/invoices`)
      return total >= count ? (items as Body[]) : undefined
    })

  const invoice = await step(
    'the plan that was chosen with the company is invoiced, with the VAT of its country',
    async () => {
      const [first] = await documents(1)
      assert.deepEqual([first!.kind, first!.net, first!.vat, first!.gross], ['invoice', '3500', '700', '4200'])
      assert.match(first!.number, /^HF-\d{4}-\d{6}$/)
      return first!
    },
  )
  await check('it is a PDF/A with the structured invoice in it, and UBL, the same bytes each time', async () => {
    const get = async (accept: string) => {
      const headers = { accept, authorization: `Bearer ${nadia.token}` }
      const answer = await fetch(`${hour.api}${path}/invoices/${invoice.number}`, { headers })
      assert.equal(answer.status, 200)
      return Buffer.from(await answer.arrayBuffer())
    }
    const pdf = await get('application/pdf')
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    assert.ok(pdf.equals(await get('application/pdf')))
    assert.match((await get('application/xml')).toString(), /<cbc:PayableAmount currencyID="EUR">42\.00</)
  })
  await step('a larger plan is quoted, and costs just that', async () => {
    const quote = await nadia.expect(201, 'POST', `${path}/subscription/quotes`, { plan: monthly('studio') })
    const { quoteId, price } = quote
    await nadia.expect(200, 'PUT', `${path}/subscription`, { ...monthly('studio'), quoteId })
    const issued = (await documents(2)).find(({ number }) => number !== invoice.number)!
    assert.deepEqual([issued.net, issued.gross], [String(price.net), String(price.gross)])
    await nadia.refused(409, 'quote-outdated', 'PUT', `${path}/subscription`, { ...monthly('agency'), quoteId })
  })
  await check('a developer sees no invoice, and no quote: 403 not-allowed', async () => {
    await nadia.expect(200, 'POST', `${path}/invitations`, {
      emails: [piet.email],
      access: { companyRole: 'developer' },
    })
    const token = await mailbox.token(piet.email, { link: '/accept' })
    await piet.expect(200, 'POST', '/v1/invitations/accept', { token })
    await piet.refused(403, 'not-allowed', 'GET', `${path}/invoices`)
    await piet.refused(403, 'not-allowed', 'GET', `${path}/invoices/${invoice.number}`)
    await piet.refused(403, 'not-allowed', 'POST', `${path}/subscription/quotes`, { plan: monthly('agency') })
  })
  await step(
    'Nadia cancels within the refund days: the plan is gone at once, and its price is on her account',
    async () => {
      await nadia.refused(409, 'sites-differ', 'POST', `${path}/subscription/cancel`, { siteIds: [company.companyId] })
      const { state } = await nadia.expect(200, 'POST', `${path}/subscription/cancel`, { siteIds: [] })
      assert.equal(state, 'ended')
      await nadia.refused(409, 'no-plan', 'POST', `${path}/sites`, { name: 'Too late' })
      const issued = await documents(3)
      assert.deepEqual(issued.map(({ kind }) => kind).sort(), ['credit-note', 'invoice', 'invoice'])
      await until('nothing is owed', async () => {
        const { closing } = await nadia.expect(200, 'GET', `${path}/statement?from=2026-01-01&to=2199-12-31`)
        return closing === '0' ? true : undefined
      })
    },
  )
}
