import { outcomeOf, servicePassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, person } from '../testing/billing-service.ts'

let service: BillingService
beforeAll(async () => {
  service = await billingService()
})

const call = () => servicePassport('notification')

/** A company that has taken a plan, and the entry of its first invoice. */
async function invoiced() {
  const { companyId, owner } = await service.company(choiceOf('studio'))
  const contact = { email: 'books@example.com', name: 'Books', language: 'sv' }
  await service.contacts.putBillingContacts({ companyId, contacts: [contact] }, owner.call())
  const entries = service.connection.db!.collection('ledger_entries')
  const stored = await waitFor(() =>
    entries.findOne({ stream: `company/${companyId}`, type: 'holdfast.billing.v1.InvoiceIssued' }),
  )
  const { shard, seq } = stored._id as unknown as { shard: number; seq: number }
  const entry = { shard, seq, type: stored.type, stream: stored.stream, requestId: stored.requestId }
  const invoice = async () => (await service.connection.db!.collection('invoices').findOne({ companyId }))!
  return { companyId, owner, entry, asksForLetter: stored.asksForLetter, invoice }
}

describe('given an invoice that was issued', () => {
  test('when its letters are asked for, then members and contacts get them, with the document as PDF and as UBL', async () => {
    const { companyId, owner, entry, asksForLetter, invoice } = await invoiced()
    expect(asksForLetter).toBe(true)
    const accountant = person()
    await service.companies.join(companyId, accountant.userId, { companyRole: 'billing' })
    await service.companies.join(companyId, person().userId, { companyRole: 'developer' })
    // Until the files of the document are made, there is no answer.
    const asked = () => waitFor(() => service.letters.describeLetters(entry, call()).catch(() => undefined))
    const { letters, attachments } = await asked()
    const number = String((await invoice())._id)
    expect(letters.map(({ userId, email, language }) => userId || [email, language])).toEqual([
      owner.userId,
      accountant.userId,
      ['books@example.com', 'sv'],
    ])
    expect(letters[0]).toMatchObject({
      template: 'invoice',
      values: { companyName: 'Quay', number, isAttached: 'true' },
    })
    expect(attachments.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual([
      [`${number}.pdf`, 'application/pdf'],
      [`${number}.xml`, 'application/xml'],
    ])
    expect(Buffer.from(attachments[0]!.content).subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.from(attachments[1]!.content).toString()).toContain(number)

    await service.contacts.putInvoiceMails({ companyId, isOn: false }, accountant.call())
    await service.contacts.putBillingContacts({ companyId, contacts: [] }, owner.call())
    expect((await asked()).letters.map(({ userId }) => userId)).toEqual([owner.userId])
  })

  test('when a server has accepted its mail, then it is known from the first report on', async () => {
    const { entry, invoice } = await invoiced()
    const report = (about: object) => service.deliveries.reportDelivery({ ...entry, ...about }, call())
    await report({ accepted: 0, refused: 1, isLost: true })
    await report({ accepted: 1, requestId: 'another' })
    await report({ accepted: 1, seq: entry.seq + 1_000 })
    expect((await invoice()).knownAt).toBe(undefined)
    await report({ accepted: 1 })
    const { knownAt } = await invoice()
    expect(knownAt).toBeGreaterThan(Date.now() - 3_600_000)
    await report({ accepted: 2 })
    expect((await invoice()).knownAt).toBe(knownAt)
  })

  test('when anybody else asks or reports, then they are refused', async () => {
    const { owner, entry } = await invoiced()
    expect(await outcomeOf(service.lettersAsPerson.describeLetters(entry, owner.call()))).toBe('not-allowed')
    expect(await outcomeOf(service.deliveriesAsPerson.reportDelivery(entry, owner.call()))).toBe('not-allowed')
  })
})
