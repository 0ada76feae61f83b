import type { Connection } from 'mongoose'

interface EpochDocument {
  /** The ledger's epoch: random, new at every restore from backup. */
  _id: string
  number: number
  /** When it was numbered. */
  at: number
}

/** The incarnation of the ledger, as generations name it. */
export interface Epoch {
  number: number
  /** When it began, in milliseconds since 1970. */
  at: number
}

/**
 * The number of the ledger's incarnation, with which every generation begins. A new epoch gets a number above all that
 * are known here, and above the highest that hosts tell.
 * @param highestAtHosts asked only for an epoch that is new here; `lenient` where no epoch was ever numbered here: then
 *   nothing that hosts have is known by this ledger, and a host that does not answer is no reason to wait
 */
export async function epochNumberOf(
  connection: Connection,
  epoch: string,
  highestAtHosts: (lenient: boolean) => Promise<number>,
): Promise<Epoch> {
  const epochs = connection.db!.collection<EpochDocument>('generation_epochs')
  await epochs.createIndex({ number: 1 }, { unique: true })
  for (;;) {
    const known = await epochs.findOne({ _id: epoch }, { readConcern: { level: 'majority' } })
    if (known) return { number: known.number, at: known.at }
    const [highest] = await epochs.find().sort({ number: -1 }).limit(1).toArray()
    const number = Math.max(highest?.number ?? 0, await highestAtHosts(!highest)) + 1
    const at = Date.now()
    try {
      await epochs.insertOne({ _id: epoch, number, at }, { writeConcern: { w: 'majority' } })
      return { number, at }
    } catch (error) {
      // Another process was faster: it has numbered this epoch, or taken the number for it.
      if ((error as { code?: unknown }).code !== 11_000) throw error
    }
  }
}
