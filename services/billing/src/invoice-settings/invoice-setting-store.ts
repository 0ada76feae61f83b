import { InvoiceSettingsChanged } from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { type InvoiceSettings, noSettings, type putSettings } from './invoice-setting.ts'

type SettingsDocument = { _id: string } & Omit<InvoiceSettings, 'companyId'>

const schema = new Schema(
  {
    _id: { type: String, required: true },
    purchaseOrder: String,
    invoiceEmail: String,
    electronicAddress: { _id: false, type: { scheme: String, id: String } },
    version: { type: Number, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'invoice-settings' },
)

export type InvoiceSettingStore = Awaited<ReturnType<typeof createInvoiceSettingStore>>

export async function createInvoiceSettingStore(connection: Connection) {
  const model = await openModel(connection, 'invoice-settings', schema)

  return {
    /** Of a company that has put none yet: none. */
    async find(companyId: string, session?: ClientSession): Promise<InvoiceSettings> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<SettingsDocument>()
      return found ? read(found) : noSettings(companyId)
    },
    /** Saves what was decided, with its event; nothing when there is none. */
    async save({ settings, event }: ReturnType<typeof putSettings>, tx: Transaction): Promise<void> {
      if (!event) return
      const { companyId, ...rest } = settings
      const options = { session: tx.session, runValidators: true, upsert: true }
      await model.replaceOne({ _id: companyId }, { _id: companyId, ...rest }, options)
      tx.append(InvoiceSettingsChanged, { companyId, ...event })
    },
  }
}

function read({ _id, ...settings }: SettingsDocument): InvoiceSettings {
  return { companyId: _id, ...settings }
}
