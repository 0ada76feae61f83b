import { isMigrating, openCollection } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import type { Incarnation } from './orphan.ts'

interface EpochDocument {
  /** The ledger's epoch: random, new at every restore from backup. */
  _id: string
  number: number
  /** When it was numbered. */
  at: number
  isCertain: boolean
}

/**
 * The ledger's incarnation, with whose number every generation begins. A new epoch gets a number above all that are known
 * here, and above the highest that hosts tell.
 * @param highestAtHosts asked only for an epoch that is new here; throws if a host does not say. A ledger that has never
 *   been numbered begins without hosts: it knows nothing that they have.
 */
export async function incarnationOf(
  connection: Connection,
  epoch: string,
  highestAtHosts: () => Promise<number>,
): Promise<Incarnation> {
  const epochs = await openCollection<EpochDocument>(connection, 'generation_epochs', [
    [{ number: 1 }, { unique: true }],
  ])
  // Nothing is wished there, and hosts cannot say what they know: a process that serves gives the number.
  if (isMigrating(connection)) return { number: 0, at: 0, isCertain: false }
  for (;;) {
    const known = await epochs.findOne({ _id: epoch }, { readConcern: { level: 'majority' } })
    if (known) return { number: known.number, at: known.at, isCertain: known.isCertain }
    const [latest] = await epochs.find().sort({ number: -1 }).limit(1).toArray()
    const highest = await highestAtHosts().catch((error) => {
      if (latest) throw error
      return undefined
    })
    const number = Math.max(latest?.number ?? 0, highest ?? 0) + 1
    const incarnation = { number, at: Date.now(), isCertain: highest !== undefined }
    try {
      await epochs.insertOne({ _id: epoch, ...incarnation }, { writeConcern: { w: 'majority' } })
      return incarnation
    } catch (error) {
      // Another process was faster: it has numbered this epoch, or taken the number for it.
      if ((error as { code?: unknown }).code !== 11_000) throw error
    }
  }
}
