import type { Authorize, Deed } from '@holdfast/access'
import { newId, textLengths } from '@holdfast/contracts'
import type { BillingContactsInput, Contacts, NewBillingContact } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import { openForm } from '../values/form.ts'
import { checkIsVersion } from '../values/version.ts'
import {
  type BillingContact,
  type BillingContacts,
  contactLanguages,
  MOST_CONTACTS,
  putContacts,
} from './billing-contact.ts'
import type { BillingContactStore } from './billing-contact-store.ts'

const permission = 'billing-contacts.manage'

export function billingContactApi(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  authorize: Authorize
  deed: Deed<CommandTransaction>
  billingContacts: BillingContactStore
}): Pick<Handlers<typeof Contacts>, 'getBillingContacts' | 'putBillingContacts'> {
  const { ledger, authorize, deed, billingContacts } = needs
  return {
    async getBillingContacts({ companyId }, call) {
      await authorize(call, companyId, permission)
      return shown(companyId)
    },

    async putBillingContacts({ companyId, contacts, ifVersion }, call) {
      const wanted = readContacts(contacts)
      await deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        const present = await billingContacts.find(companyId, tx.session)
        checkIsVersion(present, ifVersion)
        await billingContacts.save(
          putContacts(present, wanted, () => newId(tx.now)),
          tx,
        )
        return {}
      })
      await authorize.afterwards(call, companyId, permission)
      return shown(companyId)
    },
  }

  async function shown(companyId: string): Promise<BillingContactsInput> {
    const { found } = await ledger.lookUp((session) => billingContacts.find(companyId, session))
    return contactsToWire(found)
  }
}

function readContacts(given: NewBillingContact[]): Omit<BillingContact, 'id'>[] {
  if (given.length > MOST_CONTACTS)
    throw new DomainError('bad-request', { detail: `at most ${MOST_CONTACTS} contacts` })
  const form = openForm()
  const seen = new Set<string>()
  const contacts = given.map(({ email, name, language }, index) => {
    const at = `/contacts/${index}`
    const spoken = contactLanguages.find((each) => each === language)
    if (!spoken) form.fault(`${at}/language`, `must be one of ${contactLanguages.join(', ')}`)
    const contact = {
      email: form.email(`${at}/email`, email),
      name: form.text(`${at}/name`, name, textLengths.fullName),
      language: spoken ?? 'en',
    }
    if (contact.email && seen.has(contact.email)) form.fault(`${at}/email`, 'is there twice')
    seen.add(contact.email)
    return contact
  })
  form.done()
  return contacts
}

function contactsToWire({ companyId, contacts, version }: BillingContacts): BillingContactsInput {
  return { companyId, contacts: contacts.map(({ id, ...contact }) => ({ contactId: id, ...contact })), version }
}
