import { PlanOffered, PlanVersionFact, PlanWithdrawn } from '@holdfast/contracts/billing'
import { type Ledger, putFact } from '@holdfast/ledger'
import { asService, openModel, type Signer } from '@holdfast/runtime'
import { type Connection, Schema } from 'mongoose'
import type { Catalogue, PlanVersion } from './plan-catalogue.ts'

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
 * file of plans is the source; a version that was withdrawn is never offered again, whatever an older process reads.
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
    const told = new Map((await model.find().lean<OfferDocument[]>()).map(({ _id, state }) => [_id, state]))
    for (const plan of catalogue.all) if (told.get(nameOf(plan)) !== stateOf(plan)) await tell(plan)
  }

  async function tell(plan: PlanVersion) {
    const { planId, version, withdrawn, prices } = plan
    const call = asService(signer, crypto.randomUUID())
    await ledger.transact({ stream: `plan/${planId}`, call }, async ({ session, append }) => {
      const known = await model.findById(nameOf(plan)).session(session).lean<OfferDocument>()
      if (known?.state === stateOf(plan) || known?.state === 'withdrawn') return {}
      await model.replaceOne({ _id: nameOf(plan) }, { state: stateOf(plan) }, { session, upsert: true })
      const intervals = withdrawn ? [] : prices.map(({ interval }) => interval)
      const fact = putFact('plan-version', Buffer.from(nameOf(plan)), PlanVersionFact, { intervals })
      append(withdrawn ? PlanWithdrawn : PlanOffered, { planId, version }, [fact])
      return {}
    })
  }
}

function nameOf({ planId, version }: PlanVersion): string {
  return `${planId}/${version}`
}

function stateOf({ withdrawn }: PlanVersion): OfferDocument['state'] {
  return withdrawn ? 'withdrawn' : 'offered'
}
