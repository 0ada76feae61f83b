import { OverageCapSet } from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import { noCap, type OverageCap } from './overage-cap.ts'

const schema = new Schema(
  { _id: { type: String, required: true }, cap: { type: String, required: true } },
  { strict: 'throw', versionKey: false, collection: 'overage-caps' },
)

export type OverageCapStore = Awaited<ReturnType<typeof createOverageCapStore>>

export async function createOverageCapStore(connection: Connection, currency: string) {
  const model = await openModel(connection, 'overage-cap', schema)

  return {
    /** Of a company that has set none: none. */
    async find(companyId: string, session?: ClientSession): Promise<OverageCap> {
      const found = await model
        .findById(companyId)
        .session(session ?? null)
        .lean<{ cap: string }>()
      return found ? valueFrom<OverageCap>(found.cap) : noCap(companyId)
    },
    /** Nothing where it is the same. */
    async save(cap: OverageCap, former: OverageCap, tx: Transaction): Promise<void> {
      if (cap === former) return
      const { companyId, amount } = cap
      const document = { _id: companyId, cap: textOf(cap) }
      await model.replaceOne({ _id: companyId }, document, { session: tx.session, upsert: true })
      tx.append(OverageCapSet, { companyId, currency, ...(amount !== undefined && { amount: Number(amount) }) })
    },
  }
}
