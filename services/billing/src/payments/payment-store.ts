import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import type { BankPayment, BankTransfer } from './bank-transfer.ts'

/** A bank transfer that was recorded, for a company or as a receipt. */
export interface RecordedTransfer extends BankTransfer {
  /** A payment or a receipt. */
  became: { paymentId: string; companyId: string } | { receiptId: string }
}

const transferSchema = new Schema(
  { _id: { type: String, required: true }, transfer: { type: String, required: true } },
  { strict: 'throw', versionKey: false, collection: 'bank-transfers' },
)

interface PaymentDocument {
  _id: string
  companyId: string
  payment: string
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    payment: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'payments' },
)
schema.index({ companyId: 1, _id: -1 })

export type KeptPayment = { via: 'bank' } & BankPayment

export type PaymentStore = Awaited<ReturnType<typeof createPaymentStore>>

export async function createPaymentStore(connection: Connection) {
  const model = await openModel(connection, 'payment', schema)
  const transfers = await openModel(connection, 'bank-transfer', transferSchema)

  return {
    async find(paymentId: string, session?: ClientSession): Promise<KeptPayment | undefined> {
      const found = await model
        .findById(paymentId)
        .session(session ?? null)
        .lean<PaymentDocument>()
      return found ? valueFrom<KeptPayment>(found.payment) : undefined
    },
    async save(payment: KeptPayment, session: ClientSession): Promise<void> {
      const { paymentId: _id, companyId } = payment
      await model.replaceOne({ _id }, { _id, companyId, payment: textOf(payment) }, { session, upsert: true })
    },
    /** The newest first. */
    async ofCompany(companyId: string, before: string, limit: number): Promise<KeptPayment[]> {
      const found = model
        .find({ companyId, ...(before && { _id: { $lt: before } }) })
        .sort({ _id: -1 })
        .limit(limit)
      return (await found.lean<PaymentDocument[]>()).map(({ payment }) => valueFrom<KeptPayment>(payment))
    },
    async transfer(reference: string, session?: ClientSession): Promise<RecordedTransfer | undefined> {
      const found = await transfers
        .findById(reference)
        .session(session ?? null)
        .lean<{ transfer: string }>()
      return found ? valueFrom<RecordedTransfer>(found.transfer) : undefined
    },
    /** In the transaction that has found none of this reference: two at once conflict. */
    async addTransfer(transfer: RecordedTransfer, session: ClientSession): Promise<void> {
      await transfers.create([{ _id: transfer.reference, transfer: textOf(transfer) }], { session })
    },
  }
}
