import { UsageNoticeGiven } from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { textOf, valueFrom } from '../values/value.ts'
import type { UsageNotice } from './notice.ts'
import type { Usage } from './usage.ts'
import { meterToWire } from './usage-wire.ts'

const schema = new Schema(
  { _id: { type: String, required: true }, given: { type: String, required: true } },
  { strict: 'throw', versionKey: false, collection: 'usage-notices' },
)

export type NoticeStore = Awaited<ReturnType<typeof createNoticeStore>>

/** Which notices were given, by month. */
export async function createNoticeStore(connection: Connection) {
  const model = await openModel(connection, 'usage-notice', schema)

  return {
    async given(month: MeteredMonth, session?: ClientSession): Promise<UsageNotice[]> {
      const found = model.findById(keyOf(month)).session(session ?? null)
      const kept = await found.lean<{ given: string }>()
      return kept ? valueFrom<UsageNotice[]>(kept.given) : []
    },
    async give(
      month: MeteredMonth,
      notices: { given: readonly UsageNotice[]; due: readonly UsageNotice[]; used: Usage },
      tx: Transaction,
    ): Promise<void> {
      const { given, due, used } = notices
      const _id = keyOf(month)
      const document = { _id, given: textOf([...given, ...due]) }
      await model.replaceOne({ _id }, document, { session: tx.session, upsert: true })
      for (const { meter, percent, included } of due) {
        tx.append(UsageNoticeGiven, {
          companyId: month.companyId,
          meter: meterToWire(meter),
          percent,
          included: Number(included),
          used: Number(used[meter]),
          from: month.whole.from.epochMilliseconds,
          to: month.whole.to.epochMilliseconds,
        })
      }
    },
  }
}

function keyOf({ subscriptionId, whole }: MeteredMonth): string {
  return `${subscriptionId} ${whole.from.epochMilliseconds}`
}
