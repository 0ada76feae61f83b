import { InvoiceMailsSwitched } from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'

const schema = new Schema(
  {
    /** The company's id, a space, and the user's. */
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    userId: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'invoice-mails-off' },
)
schema.index({ companyId: 1 })

export type InvoiceMailStore = Awaited<ReturnType<typeof createInvoiceMailStore>>

/** Which members have switched their invoice mails of a company off. Whoever has said nothing gets them. */
export async function createInvoiceMailStore(connection: Connection) {
  const model = await openModel(connection, 'invoice-mails-off', schema)
  const idOf = (companyId: string, userId: string) => `${companyId} ${userId}`

  return {
    async isOn(companyId: string, userId: string, session?: ClientSession): Promise<boolean> {
      const found = await model.exists({ _id: idOf(companyId, userId) }).session(session ?? null)
      return found === null
    },
    /** The users who have switched them off. */
    async offIn(companyId: string, session?: ClientSession): Promise<Set<string>> {
      const found = await model
        .find({ companyId }, { userId: 1 })
        .session(session ?? null)
        .lean<{ userId: string }[]>()
      return new Set(found.map(({ userId }) => userId))
    },
    /** Nothing happens, and nothing is told, when it is so already. */
    async switch(companyId: string, userId: string, isOn: boolean, tx: Transaction): Promise<void> {
      const _id = idOf(companyId, userId)
      const { session } = tx
      const isChange = isOn
        ? (await model.deleteOne({ _id }, { session })).deletedCount > 0
        : (await model.updateOne({ _id }, { $setOnInsert: { companyId, userId } }, { session, upsert: true }))
            .upsertedCount > 0
      if (isChange) tx.append(InvoiceMailsSwitched, { companyId, userId, isOn })
    },
  }
}
