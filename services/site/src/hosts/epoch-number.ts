import type { Connection } from 'mongoose'

interface EpochDocument {
  /** The ledger's epoch: random, new at every restore from backup. */
  _id: string
  number: number
}

/**
 * The number of the ledger's incarnation, with which every generation begins. A new epoch gets a number above all that
 * are known here, and above the highest that hosts tell.
 * @param highestAtHosts asked only for an epoch that is new here
 */
export async function epochNumberOf(
  connection: Connection,
  epoch: string,
  highestAtHosts: () => Promise<number>,
): Promise<number> {
  const epochs = connection.db!.collection<EpochDocument>('generation_epochs')
  await epochs.createIndex({ number: 1 }, { unique: true })
  for (;;) {
    const known = await epochs.findOne({ _id: epoch }, { readConcern: { level: 'majority' } })
    if (known) return known.number
    const [highest] = await epochs.find().sort({ number: -1 }).limit(1).toArray()
    const number = Math.max(highest?.number ?? 0, await highestAtHosts()) + 1
    try {
      await epochs.insertOne({ _id: epoch, number }, { writeConcern: { w: 'majority' } })
      return number
    } catch (error) {
      // Another process was faster: it has numbered this epoch, or taken the number for it.
      if ((error as { code?: unknown }).code !== 11_000) throw error
    }
  }
}
