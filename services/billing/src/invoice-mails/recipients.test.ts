import { createDecide, isGivenByRole } from '@holdfast/access'
import { describe, expect, test } from '@jest/globals'
import { type GivenByRole, type MailAbout, type Reader, type Readers, recipientsOf } from './recipients.ts'

const decide = createDecide()
const isGiven: GivenByRole = (permission, { isOwner, access }) =>
  isGivenByRole(decide, permission, { companyId: 'c', isOwner, access }, {})
const member = (userId: string, companyRole: 'administrator' | 'developer' | 'billing'): Reader => ({
  userId,
  isOwner: userId === 'owner',
  access: { companyRole },
})
const readers: Readers = {
  members: [
    member('owner', 'administrator'),
    member('administrator', 'administrator'),
    member('accountant', 'billing'),
    member('developer', 'developer'),
    { userId: 'guest', isOwner: false, access: { siteRoles: [{ siteId: 's', role: 'administrator', tenure: 1 }] } },
  ],
  contacts: [{ id: 'contact', email: 'books@example.com', name: 'Books', language: 'sv' }],
  invoiceEmail: 'inbox@example.com',
  locale: 'fr',
  switchedOff: new Set(),
}
const told = (about: MailAbout, changes: Partial<Readers> = {}) =>
  recipientsOf(about, { ...readers, ...changes }, isGiven).map((each) => ('userId' in each ? each.userId : each.email))

describe('who gets the mails about a company’s bills', () => {
  test('when it is an invoice, then members who see invoices, contacts, and the address for invoices', () => {
    const members = ['owner', 'administrator', 'accountant']
    expect(told('invoice')).toEqual([...members, 'books@example.com', 'inbox@example.com'])
    expect(told('payment')).toEqual([...members, 'books@example.com'])
  })

  test('when a member has switched them off, then they get neither invoices nor reminders, but hear of a suspension', () => {
    const switchedOff = new Set(['owner', 'accountant'])
    expect(told('invoice', { switchedOff })).toEqual(['administrator', 'books@example.com', 'inbox@example.com'])
    expect(told('payment', { switchedOff })).toEqual(['administrator', 'books@example.com'])
    expect(told('standing', { switchedOff })).toContain('owner')
    expect(told('usage', { switchedOff })).toContain('accountant')
  })

  test('when all have switched them off and nobody else is there, then the owner gets them all the same', () => {
    const switchedOff = new Set(['owner', 'administrator', 'accountant'])
    expect(told('payment', { switchedOff, contacts: [] })).toEqual(['owner'])
    expect(told('invoice', { switchedOff, contacts: [] })).toEqual(['inbox@example.com'])
    expect(told('invoice', { switchedOff, contacts: [], invoiceEmail: undefined })).toEqual(['owner'])
  })

  test('when it is about plan or usage, then members by their roles, and no address outside', () => {
    expect(told('plan')).toEqual(['owner', 'administrator', 'accountant'])
    expect(told('usage')).toEqual(['owner', 'administrator', 'accountant'])
  })

  test('when an address is entered, then the mail has its language, and an id that is no address', () => {
    const addresses = recipientsOf('invoice', readers, isGiven).filter((each) => 'email' in each)
    expect(addresses).toEqual([
      { email: 'books@example.com', recipientId: 'contact', language: 'sv' },
      { email: 'inbox@example.com', recipientId: 'invoice-email', language: 'fr' },
    ])
  })
})
