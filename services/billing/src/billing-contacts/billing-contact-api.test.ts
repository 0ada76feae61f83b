import { newId } from '@holdfast/contracts'
import { apiKeyPassport, outcomeOf } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, type Person, person } from '../testing/billing-service.ts'

// Of contacts, settings and switches: to whom and how a company gets its invoices.

let service: BillingService
beforeAll(async () => {
  service = await billingService()
})

const books = { email: 'Books@Example.com', name: 'Books', language: 'sv' }
const put = (companyId: string, by: Person, contacts: (typeof books)[], ifVersion?: number) =>
  service.contacts.putBillingContacts({ companyId, contacts, ifVersion }, by.call())
const told = async (companyId: string) =>
  (await service.events(companyId)).map(({ type }) => type).filter((type) => /Contacts|Settings|Mails/.test(type))

async function crew() {
  const { companyId, owner } = await service.company()
  const [administrator, developer, accountant] = [person(), person(), person()]
  await service.companies.join(companyId, administrator.userId, { companyRole: 'administrator' })
  await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
  await service.companies.join(companyId, accountant.userId, { companyRole: 'billing' })
  return { companyId, owner, administrator, developer, accountant }
}

describe('given a company', () => {
  test('when its billing member puts contacts, then they are there in their one form, and nobody else sees them', async () => {
    const { companyId, owner, developer, accountant } = await crew()
    const none = await service.contacts.getBillingContacts({ companyId }, owner.call())
    expect(none).toMatchObject({ contacts: [], version: 1 })
    const shown = await put(companyId, accountant, [books], 1)
    expect(shown).toMatchObject({
      contacts: [{ email: 'books@example.com', name: 'Books', language: 'sv' }],
      version: 2,
    })
    expect(await service.contacts.getBillingContacts({ companyId }, owner.call())).toEqual(shown)
    for (const [by, code] of [
      [developer, 'not-allowed'],
      [person(), 'not-found'],
    ] as const) {
      expect(await outcomeOf(service.contacts.getBillingContacts({ companyId }, by.call()))).toBe(code)
      expect(await outcomeOf(put(companyId, by, []))).toBe(code)
    }
    expect(await outcomeOf(put(companyId, owner, [], 1))).toBe('changed-meanwhile')
  })

  test('when the same is put again, then nothing is told; and no entry has an address or a name', async () => {
    const { companyId, owner } = await crew()
    await put(companyId, owner, [books])
    await put(companyId, owner, [books])
    expect(await told(companyId)).toEqual(['BillingContactsChanged'])
    const settings = { purchaseOrder: 'PO 7', invoiceEmail: 'inbox@example.com' }
    await service.contacts.putInvoiceSettings({ companyId, ...settings }, owner.call())
    const entries = await service.connection.db!.collection('ledger_entries').find().toArray()
    const text = entries.map((entry) => Buffer.from(entry.data.buffer).toString('latin1')).join('\n')
    for (const secret of ['books', 'Books', 'PO 7', 'inbox'])
      expect([secret, text.includes(secret)]).toEqual([secret, false])
  })

  test('when an address is wrong, there twice, or there are more than 20, then each fault is named and nothing changes', async () => {
    const { companyId, owner } = await crew()
    const wrong = [books, { ...books, email: 'books@EXAMPLE.com' }, { email: 'nobody', name: ' ', language: 'de' }]
    const refused = await put(companyId, owner, wrong).catch((error) => error)
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/contacts/1/email',
      '/contacts/2/email',
      '/contacts/2/language',
      '/contacts/2/name',
    ])
    const many = Array.from({ length: 21 }, (_, n) => ({ ...books, email: `b${n}@example.com` }))
    expect(await outcomeOf(put(companyId, owner, many))).toBe('bad-request')
    expect((await put(companyId, owner, many.slice(1))).contacts).toHaveLength(20)
  })

  test('when settings are put, then what is left out is cleared, and a wrong electronic address is refused', async () => {
    const { companyId, owner, accountant } = await crew()
    const putSettings = (about: object) =>
      service.contacts.putInvoiceSettings({ companyId, ...about }, accountant.call())
    const electronicAddress = { scheme: '0088', id: '7300010000001' }
    const settings = { purchaseOrder: 'PO 7', invoiceEmail: 'Inbox@example.com', electronicAddress, ifVersion: 1 }
    expect(await putSettings(settings)).toMatchObject({
      purchaseOrder: 'PO 7',
      invoiceEmail: 'inbox@example.com',
      electronicAddress,
      version: 2,
    })
    expect(await outcomeOf(putSettings({ electronicAddress: { scheme: '0088', id: '7300010000002' } }))).toBe(
      'bad-request',
    )
    const cleared = await putSettings({ purchaseOrder: 'PO 8' })
    expect(cleared).toMatchObject({ purchaseOrder: 'PO 8', version: 3 })
    expect([cleared.invoiceEmail ?? null, cleared.electronicAddress ?? null]).toEqual([null, null])
    expect(await service.contacts.getInvoiceSettings({ companyId }, owner.call())).toEqual(cleared)
  })

  test('when a member switches invoice mails off, then only theirs, and no key can', async () => {
    const { companyId, owner, developer, accountant } = await crew()
    const isOn = async (by: Person) => (await service.contacts.getInvoiceMails({ companyId }, by.call())).isOn
    const turn = (by: Person, on: boolean) => service.contacts.putInvoiceMails({ companyId, isOn: on }, by.call())
    expect(await turn(accountant, false)).toEqual({ isOn: false })
    await turn(accountant, false)
    expect([await isOn(accountant), await isOn(owner)]).toEqual([false, true])
    expect(await told(companyId)).toEqual(['InvoiceMailsSwitched'])
    expect(await turn(accountant, true)).toEqual({ isOn: true })
    expect(await outcomeOf(turn(developer, false))).toBe('not-allowed')
    const key = apiKeyPassport({
      companyId,
      userId: owner.userId,
      membershipId: newId(),
      permissions: ['billing-contacts.manage'],
    })
    expect(await outcomeOf(service.contacts.putInvoiceMails({ companyId, isOn: false }, key))).toBe('keys-not-allowed')
  })
})
