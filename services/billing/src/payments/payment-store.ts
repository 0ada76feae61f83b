import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import type { BankPayment, BankTransfer } from './bank-transfer.ts'
import { isUnderWay } from './confirmation.ts'
import type { Payment } from './payment.ts'
import { pendingOf, type Refund } from './refund.ts'

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
  /** The invoice for which a provider was asked. */
  number?: string
  /** The provider has to be asked for the payment, or for a refund. */
  isUnasked?: true
  /** The payer has to confirm it. */
  isWaiting?: true
  /** Some of it is on its way back. */
  isGoingBack?: true
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    companyId: { type: String, required: true },
    payment: { type: String, required: true },
    number: String,
    isUnasked: Boolean,
    isWaiting: Boolean,
    isGoingBack: Boolean,
  },
  { strict: 'throw', versionKey: false, collection: 'payments' },
)
schema.index({ companyId: 1, _id: -1 })
schema.index({ companyId: 1, number: 1 }, { sparse: true })
schema.index({ isUnasked: 1 }, { sparse: true })
schema.index({ isWaiting: 1 }, { sparse: true })

export type KeptProviderPayment = Payment & {
  via: 'provider'
  /** The provider's name for the card or the bank account. */
  method: string
  refunds: readonly Refund[]
}
export type KeptPayment = ({ via: 'bank' } & BankPayment) | KeptProviderPayment

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
      const { paymentId: _id } = payment
      await model.replaceOne({ _id }, documentOf(payment), { session, upsert: true })
    },
    /** Payments that a provider was asked for because of this invoice, in their order. */
    async forInvoice(companyId: string, number: string, session?: ClientSession): Promise<KeptProviderPayment[]> {
      const found = await model
        .find({ companyId, number })
        .sort({ _id: 1 })
        .session(session ?? null)
        .lean<PaymentDocument[]>()
      return found.map(({ payment }) => valueFrom<KeptProviderPayment>(payment))
    },
    /** Numbers of invoices for which a payment of this company is on its way. */
    async beingPaid(companyId: string, numbers: readonly string[], session: ClientSession): Promise<Set<string>> {
      const found = await model
        .find({ companyId, number: { $in: numbers } })
        .session(session)
        .lean<PaymentDocument[]>()
      const kept = found.map(({ payment }) => valueFrom<KeptProviderPayment>(payment))
      return new Set(kept.filter(isUnderWay).flatMap(({ invoiceNumber }) => invoiceNumber ?? []))
    },
    /** Payments for which the provider has to be asked something, the oldest first. @param after those behind this one */
    async unasked(after: string, limit: number): Promise<string[]> {
      const found = model
        .find({ isUnasked: true, _id: { $gt: after } }, { _id: 1 })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<{ _id: string }[]>()).map(({ _id }) => _id)
    },
    /** Payments that wait for their payer, the oldest first. @param after those behind this one */
    async waiting(after: string, limit: number): Promise<KeptProviderPayment[]> {
      const found = model
        .find({ isWaiting: true, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<PaymentDocument[]>()).map(({ payment }) => valueFrom<KeptProviderPayment>(payment))
    },
    /** Whether any payment was ever asked of a provider. */
    async haveProvider(): Promise<boolean> {
      return (await model.exists({ number: { $exists: true } })) !== null
    },
    /** Payments whose ids lie between these, in their order. */
    async between(after: string, before: string, limit: number): Promise<KeptPayment[]> {
      const found = model
        .find({ _id: { $gt: after, $lt: before } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<PaymentDocument[]>()).map(({ payment }) => valueFrom<KeptPayment>(payment))
    },
    /** What is on its way back to the company, of all its payments. */
    async goingBack(companyId: string, session: ClientSession): Promise<bigint> {
      const found = await model.find({ companyId, isGoingBack: true }).session(session).lean<PaymentDocument[]>()
      const kept = found.map(({ payment }) => valueFrom<KeptProviderPayment>(payment))
      return kept.reduce((sum, payment) => sum + pendingOf(payment), 0n)
    },
    /**
     * What came of asking for a refund that is wanted. It is no decision: nothing is noted if the payment changes
     * meanwhile. Answers whether it was noted.
     */
    async noteRefund(paymentId: string, refundId: string, state: 'asked' | 'given-up'): Promise<boolean> {
      const found = await model.findById(paymentId).lean<PaymentDocument>()
      const payment = found && valueFrom<KeptPayment>(found.payment)
      if (payment?.via !== 'provider') return false
      const isMeant = (refund: Refund) => refund.refundId === refundId && refund.state === 'wanted'
      if (!payment.refunds.some(isMeant)) return false
      const refunds = payment.refunds.map((refund) => (isMeant(refund) ? { ...refund, state } : refund))
      return note(payment, { ...payment, refunds })
    },
    note,
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

  /** Keeps what is no entry, unless the payment has changed meanwhile. Answers whether it was kept. */
  async function note(before: KeptPayment, after: KeptPayment): Promise<boolean> {
    const { paymentId: _id } = before
    return (await model.replaceOne({ _id, payment: textOf(before) }, documentOf(after))).modifiedCount > 0
  }
}

function documentOf(payment: KeptPayment): PaymentDocument {
  const { paymentId: _id, companyId } = payment
  const document = { _id, companyId, payment: textOf(payment) }
  if (payment.via === 'bank') return document
  const isUnasked = payment.state.status === 'requested' || payment.refunds.some(({ state }) => state === 'wanted')
  const isGoingBack = pendingOf(payment) > 0n
  const { invoiceNumber: number } = payment
  return {
    ...document,
    ...(number !== undefined && { number }),
    ...(isUnasked && { isUnasked }),
    ...(payment.state.status === 'action-needed' && { isWaiting: true as const }),
    ...(isGoingBack && { isGoingBack }),
  }
}
