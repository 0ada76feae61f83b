import { openDatabase } from '../history/stored-ledger.ts'

interface Company {
  _id: string
  state: string
  closing?: object
}

/**
 * Lets site follow on from where the restored ledger ends, or from where it was before that. What site was told about
 * companies since the backup is not so any more, and newer than what it will be told: it forgets that it was told.
 */
export async function adoptCompany(mongoUri: string, epoch: string): Promise<void> {
  const company = await openDatabase(mongoUri, 'company')
  const heads = await company.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
  const companies = await company.db!.collection<Company>('companies').find().toArray()
  await company.close()
  const site = await openDatabase(mongoUri, 'site')
  const positions = site.db!.collection<{ _id: string; epoch: string; applied: number }>('follower_positions')
  for (const { _id, seq } of heads) {
    await positions.updateOne({ _id: `company/${_id}` }, { $set: { epoch }, $min: { applied: seq } })
  }
  const limits = site.db!.collection<{ _id: string }>('limits')
  for (const { _id, state, closing } of companies) {
    const told = { entitlementVersion: 0, suspendedAsOf: 0, isWished: false }
    const present = { open: state !== 'closed' && !closing, suspended: state === 'suspended' }
    await limits.updateOne({ _id }, { $set: { ...told, ...present }, $unset: { wish: 1 }, $inc: { version: 1 } })
  }
  await site.close()
}
