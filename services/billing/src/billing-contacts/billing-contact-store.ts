import { BillingContactsChanged } from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import {
  type BillingContact,
  type BillingContacts,
  contactLanguages,
  noContacts,
  type putContacts,
} from './billing-contact.ts'

interface ContactsDocument {
  _id: string
  contacts: BillingContact[]
  version: number
}

const contact = {
  _id: false,
  id: { type: String, required: true },
  email: { type: String, required: true },
  name: { type: String, required: true },
  language: { type: String, enum: contactLanguages, required: true },
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    contacts: [contact],
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'billing-contacts' },
)

export type BillingContactStore = Awaited<ReturnType<typeof createBillingContactStore>>

export async function createBillingContactStore(connection: Connection) {
  const model = await openModel(connection, 'billing-contacts', schema)

  return {
    /** Of a company that has put none yet: none. */
    async find(companyId: string, session?: ClientSession): Promise<BillingContacts> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<ContactsDocument>()
      return found ? { companyId, contacts: found.contacts, version: found.version } : noContacts(companyId)
    },
    /** Saves what was decided, with its event; nothing when there is none. */
    async save({ contacts: put, event }: ReturnType<typeof putContacts>, tx: Transaction): Promise<void> {
      if (!event) return
      const { companyId, contacts, version } = put
      const document = { _id: companyId, contacts: [...contacts], version }
      const options = { session: tx.session, runValidators: true, upsert: true }
      await model.replaceOne({ _id: companyId }, document, options)
      tx.append(BillingContactsChanged, { companyId, ...event })
    },
  }
}
