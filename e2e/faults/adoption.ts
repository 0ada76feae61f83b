import { openDatabase } from '../history/stored-ledger.ts'

interface Company {
  _id: string
  state: string
  closing?: object
}

/** Those that follow company and own a ledger. They must be stopped while they adopt its new epoch. */
export const ADOPTING = ['site', 'billing'] as const

/**
 * Lets site and billing follow on from where the restored ledger of company ends, or from where they were before that. What
 * they were told since the backup is not so any more, and newer than what they will be told: site forgets that it was told,
 * and billing opens the accounts of companies that are open again.
 */
export async function adoptCompany(mongoUri: string, epoch: string): Promise<void> {
  const company = await openDatabase(mongoUri, 'company')
  const heads = await company.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
  const companies = await company.db!.collection<Company>('companies').find().toArray()
  await company.close()
  const [site, billing] = await Promise.all(ADOPTING.map((follower) => openDatabase(mongoUri, follower)))
  for (const follower of [site!, billing!]) {
    const positions = follower.db!.collection<{ _id: string; epoch: string; applied: number }>('follower_positions')
    for (const { _id, seq } of heads) {
      await positions.updateOne({ _id: `company/${_id}` }, { $set: { epoch }, $min: { applied: seq } })
    }
  }
  const limits = site!.db!.collection<{ _id: string }>('limits')
  const accounts = billing!.db!.collection<{ _id: string; state: string }>('accounts')
  for (const { _id, state, closing } of companies) {
    const told = { suspendedAsOf: 0, isWished: false }
    const present = { open: state !== 'closed' && !closing, suspended: state === 'suspended' }
    await limits.updateOne({ _id }, { $set: { ...told, ...present }, $unset: { closing: 1 }, $inc: { version: 1 } })
    if (state === 'closed') continue
    const again = {
      $set: { state: 'open' },
      $unset: { endedAt: 1 as const },
      $inc: { version: 1, entitlementVersion: 1 },
    }
    await accounts.updateOne({ _id, state: 'ended' }, again)
  }
  await Promise.all([site!.close(), billing!.close()])
}
