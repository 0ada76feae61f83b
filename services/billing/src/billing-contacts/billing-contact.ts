/** The languages of mails and invoices. */
export const contactLanguages = ['en', 'fr', 'sv'] as const
export type ContactLanguage = (typeof contactLanguages)[number]

/** An address outside of the members, to which invoices, reminders and what concerns them go. */
export interface BillingContact {
  /** Stays while the address stays, so that a mail which is tried again goes to the same ones. */
  id: string
  /** In its canonical form. */
  email: string
  name: string
  language: ContactLanguage
}

export interface BillingContacts {
  companyId: string
  contacts: readonly BillingContact[]
  /** Counts the changes, for If-Match. */
  version: number
}

/** The fields are those of the message in the contract, without the company's id. No address and no name is among them. */
export interface BillingContactsChanged {
  added: string[]
  removed: string[]
  changed: string[]
}

export const MOST_CONTACTS = 20

export function noContacts(companyId: string): BillingContacts {
  return { companyId, contacts: [], version: 1 }
}

/**
 * These contacts in the place of the present ones. Without an event nothing has changed.
 * @param newId makes the id of a contact whose address was not there before
 */
export function putContacts(
  present: BillingContacts,
  wanted: readonly Omit<BillingContact, 'id'>[],
  newId: () => string,
): { contacts: BillingContacts; event?: BillingContactsChanged } {
  const before = new Map(present.contacts.map((contact) => [contact.email, contact]))
  const contacts = wanted.map((contact) => ({ id: before.get(contact.email)?.id ?? newId(), ...contact }))
  const kept = new Set(contacts.map(({ id }) => id))
  const event = {
    added: contacts.filter(({ email }) => !before.has(email)).map(({ id }) => id),
    removed: present.contacts.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    changed: contacts.filter((contact) => isChanged(before.get(contact.email), contact)).map(({ id }) => id),
  }
  const isSameOrder = contacts.every(({ id }, index) => present.contacts[index]?.id === id)
  if (isSameOrder && Object.values(event).every((ids) => ids.length === 0)) return { contacts: present }
  return { contacts: { ...present, contacts, version: present.version + 1 }, event }
}

function isChanged(before: BillingContact | undefined, { name, language }: BillingContact): boolean {
  return before !== undefined && (before.name !== name || before.language !== language)
}
