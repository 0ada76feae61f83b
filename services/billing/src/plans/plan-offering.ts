import { PlanOffered, PlanVersionFact, PlanWithdrawn } from '@holdfast/contracts/billing'
import { type Ledger, putFact } from '@holdfast/ledger'
import { asService, openModel, type Signer } from '@holdfast/runtime'
import { type Connection, Schema } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import { type Interval, isBefore } from '../periods/period.ts'
import type { Catalogue } from './catalogue.ts'
import type { PlanVersion } from './plan.ts'
import { intervalToWire } from './plan-choice.ts'

interface OfferDocument {
  /** "plan id/version" */
  _id: string
  state: 'offered' | 'withdrawn'
}

const schema = new Schema<OfferDocument>(
  { _id: { type: String, required: true }, state: { type: String, enum: ['offered', 'withdrawn'], required: true } },
  { strict: 'throw', versionKey: false, collection: 'offers' },
)

/**
 * Tells the others by the ledger which versions of plans can be chosen, so that company can refuse a choice by itself. The
 * catalogue is the source; a version that was withdrawn is never offered again, whatever an older process reads.
 * @returns tells what is not told yet: to be called again as time passes, because a version is offered from its day on
 */
export async function createPlanOffering(needs: {
  connection: Connection
  ledger: Ledger
  catalogue: Catalogue
  signer: Signer
}): Promise<() => Promise<void>> {
  const { connection, ledger, catalogue, signer } = needs
  const model = await openModel(connection, 'offer', schema)

  return async () => {
    const now = Temporal.Now.instant()
    const told = new Map((await model.find().lean<OfferDocument[]>()).map(({ _id, state }) => [_id, state]))
    for (const plan of catalogue.plans) {
      const state = stateOf(plan, now)
      if (state && told.get(nameOf(plan)) !== state) await tell(plan, state)
    }
  }

  async function tell(plan: PlanVersion, state: OfferDocument['state']) {
    const { planId, version, prices } = plan
    const call = asService(signer, crypto.randomUUID())
    await ledger.transact({ stream: `plan/${planId}`, call }, async ({ session, append }) => {
      const known = await model.findById(nameOf(plan)).session(session).lean<OfferDocument>()
      if (known?.state === state || known?.state === 'withdrawn') return {}
      await model.replaceOne({ _id: nameOf(plan) }, { state }, { session, upsert: true })
      const intervals =
        state === 'withdrawn' ? [] : (Object.keys(prices) as Interval[]).map((each) => intervalToWire[each])
      const fact = putFact('plan-version', Buffer.from(nameOf(plan)), PlanVersionFact, { intervals })
      append(state === 'withdrawn' ? PlanWithdrawn : PlanOffered, { planId, version }, [fact])
      return {}
    })
  }
}

function nameOf({ planId, version }: PlanVersion): string {
  return `${planId}/${version}`
}

/** Undefined before it is offered. */
function stateOf({ offeredFrom, withdrawnAt }: PlanVersion, now: Temporal.Instant): OfferDocument['state'] | undefined {
  if (isBefore(now, offeredFrom)) return undefined
  return withdrawnAt && !isBefore(now, withdrawnAt) ? 'withdrawn' : 'offered'
}
