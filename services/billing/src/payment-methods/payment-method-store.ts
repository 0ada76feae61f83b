import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import { noMethods, type PaymentMethods } from './payment-method.ts'

const schema = new Schema(
  { _id: { type: String, required: true }, methods: { type: String, required: true }, customer: String },
  { strict: 'throw', versionKey: false, collection: 'payment-methods' },
)
schema.index({ customer: 1 }, { unique: true, sparse: true })

export type PaymentMethodStore = Awaited<ReturnType<typeof createPaymentMethodStore>>

export async function createPaymentMethodStore(connection: Connection) {
  const model = await openModel(connection, 'payment-method', schema)

  return {
    async find(companyId: string, session?: ClientSession): Promise<PaymentMethods> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<{ methods: string }>()
      return found ? valueFrom<PaymentMethods>(found.methods) : noMethods(companyId)
    },
    async save(methods: PaymentMethods, session: ClientSession): Promise<void> {
      const { companyId: _id, customer } = methods
      const document = { _id, methods: textOf(methods), ...(customer !== undefined && { customer }) }
      await model.replaceOne({ _id }, document, { session, upsert: true })
    },
    /** The company that the provider knows by this name. */
    async companyOf(customer: string): Promise<string | undefined> {
      return (await model.findOne({ customer }, { _id: 1 }).lean<{ _id: string }>())?._id
    },
  }
}
