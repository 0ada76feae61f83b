import { type OwnerName, ownerNames, type ServiceName, services } from '@holdfast/contracts'
import { openDatabase } from '../history/stored-ledger.ts'
import { afterRestore } from './after-restore.ts'

/** Those that follow an owner and own a ledger themselves. They must be stopped while they adopt its new epoch. */
export function adopting(owner: OwnerName): OwnerName[] {
  return ownerNames.filter((name) => services[name].follows.some((followed) => followed === owner))
}

/**
 * Lets those that follow go on from where the restored ledger ends, or from where they were before that. What they were told
 * since the backup is not so any more, and newer than what they will be told: they get what is so now.
 */
export async function adopt(
  mongoUri: string,
  owner: 'company' | 'site',
  epoch: string,
  followers: readonly ServiceName[] = adopting(owner),
): Promise<void> {
  const restored = await openDatabase(mongoUri, owner)
  const heads = await restored.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
  await restored.close()
  for (const service of followers) {
    const follower = await openDatabase(mongoUri, service)
    const positions = follower.db!.collection<{ _id: string; epoch: string; applied: number }>('follower_positions')
    for (const { _id, seq } of heads) {
      await positions.updateOne({ _id: `${owner}/${_id}` }, { $set: { epoch }, $min: { applied: seq } })
    }
    await follower.close()
  }
  await afterRestore(mongoUri, owner)
}
