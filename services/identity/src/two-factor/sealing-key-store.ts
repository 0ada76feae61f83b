import { isDuplicate, openCollection } from '@holdfast/runtime'
import type { Connection } from 'mongoose'

/**
 * Which key began to seal when. The order in a process's own settings does not say it: a process that was not restarted
 * yet has the next key in the second place, where another one has the former key.
 */
export interface SealingKeyStore {
  /** The key ids that sealed before this one did, which is noted as sealing from now on if it is new. */
  before(keyId: string): Promise<string[]>
}

export async function createSealingKeyStore(connection: Connection): Promise<SealingKeyStore> {
  const keys = await openCollection<{ _id: string; since: Date }>(connection, 'sealing_keys', [])
  return {
    async before(keyId) {
      const known = (await keys.findOne({ _id: keyId })) ?? (await begin(keyId))
      const former = await keys.find({ since: { $lt: known.since } }).toArray()
      return former.map(({ _id }) => _id)
    },
  }

  async function begin(keyId: string) {
    // By the clock of the database, which is one for all processes.
    const since = [{ $set: { since: { $ifNull: ['$since', '$$NOW'] } } }]
    for (;;) {
      try {
        const begun = await keys.findOneAndUpdate({ _id: keyId }, since, { upsert: true, returnDocument: 'after' })
        if (begun) return begun
      } catch (error) {
        // Another process has noted it in the same moment. It is found now.
        if (!isDuplicate(error)) throw error
      }
    }
  }
}
