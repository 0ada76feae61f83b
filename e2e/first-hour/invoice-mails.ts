import assert from 'node:assert/strict'
import { newAddress } from '../support/person.ts'
import { companyOf, type Hour } from './hour.ts'

/** To whom the invoices of the company go. Signe pays its bills by now. */
export async function invoiceMails(hour: Hour): Promise<void> {
  const { step, check, ada, signe, mallory, mailbox } = hour
  const { path, name } = companyOf(hour)
  const contacts = `${path}/billing-contacts`
  const settings = `${path}/invoice-settings`

  await step('the first invoice has come to Ada by mail, as a PDF and as UBL', async () => {
    const mail = await mailbox.wait(ada.email, { subject: /^Invoice HF-/ })
    const [, number] = /^Invoice (\S+) for/.exec(mail.subject)!
    assert.ok(mail.text.includes(name) && mail.text.includes(number!))
    assert.deepEqual(mail.attachments?.map(({ fileName }) => fileName).sort(), [`${number}.pdf`, `${number}.xml`])
    const { items } = await ada.expect(200, 'GET', `${path}/invoices`)
    assert.ok(items.some((invoice: { number: string }) => invoice.number === number))
  })

  const books = { email: newAddress('books'), name: 'Accounts payable', language: 'fr' }
  await step('Signe enters an address for the invoices, which needs no account', async () => {
    const put = await signe.expect(200, 'PUT', contacts, { contacts: [{ ...books, email: books.email.toUpperCase() }] })
    assert.equal(put.contacts[0].email, books.email)
    const seen = await ada.expect(200, 'GET', contacts)
    assert.deepEqual(seen.contacts, put.contacts)
  })
  await check('the same address twice: 400 with a pointer; outsiders: 404', async () => {
    const problem = await signe.refused(400, 'bad-request', 'PUT', contacts, { contacts: [books, books] })
    assert.equal(problem.errors?.[0]?.pointer, '/contacts/1/email')
    await mallory.refused(404, 'not-found', 'GET', contacts)
  })
  await step('she sets the purchase order and where the company receives documents over Peppol', async () => {
    const wanted = { purchaseOrder: 'PO 2041', electronicAddress: { scheme: '0088', id: '7300010000001' } }
    const put = await signe.expect(200, 'PUT', settings, wanted)
    assert.deepEqual(put, { ...wanted, invoiceEmail: null })
  })
  await check('an electronic address with a wrong digit: 400 with a pointer', async () => {
    const electronicAddress = { scheme: '0088', id: '7300010000002' }
    const problem = await signe.refused(400, 'bad-request', 'PUT', settings, { electronicAddress })
    assert.equal(problem.errors?.[0]?.pointer, '/electronicAddress/id')
  })
  await step('she switches her own invoice mails off; those of Ada stay on', async () => {
    const mails = `${path}/invoice-mails/me`
    assert.deepEqual(await signe.expect(200, 'PUT', mails, { on: false }), { on: false })
    assert.deepEqual(await ada.expect(200, 'GET', mails), { on: true })
  })
}
