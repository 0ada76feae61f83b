import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import { leftOf, type Receipt } from './receipt.ts'

interface ReceiptDocument {
  _id: string
  receipt: string
  isOpen?: true
}

const schema = new Schema(
  { _id: { type: String, required: true }, receipt: { type: String, required: true }, isOpen: Boolean },
  { strict: 'throw', versionKey: false, collection: 'receipts' },
)
schema.index({ isOpen: 1, _id: 1 }, { sparse: true })

export type ReceiptStore = Awaited<ReturnType<typeof createReceiptStore>>

export async function createReceiptStore(connection: Connection) {
  const model = await openModel(connection, 'receipt', schema)

  return {
    async find(receiptId: string, session?: ClientSession): Promise<Receipt | undefined> {
      const found = await model
        .findById(receiptId)
        .session(session ?? null)
        .lean<ReceiptDocument>()
      return found ? valueFrom<Receipt>(found.receipt) : undefined
    },
    async save(receipt: Receipt, session: ClientSession): Promise<void> {
      const { receiptId: _id } = receipt
      const document = { _id, receipt: textOf(receipt), ...(leftOf(receipt) > 0n && { isOpen: true }) }
      await model.replaceOne({ _id }, document, { session, upsert: true })
    },
    /** Of which something is left, oldest first. */
    async open(after: string, limit: number): Promise<Receipt[]> {
      const found = model
        .find({ isOpen: true, ...(after && { _id: { $gt: after } }) })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<ReceiptDocument[]>()).map(({ receipt }) => valueFrom<Receipt>(receipt))
    },
  }
}
