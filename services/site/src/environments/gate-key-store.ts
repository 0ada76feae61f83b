import { openModel } from '@holdfast/runtime'
import { type Connection, Schema } from 'mongoose'
import type { GateName } from './gate.ts'

/** By environment: from which secret its present gate was made. */
interface GateKeyDocument {
  _id: string
  gateVersion: number
  keyId: string
}

const schema = new Schema<GateKeyDocument>(
  {
    _id: { type: String, required: true },
    gateVersion: { type: Number, required: true },
    keyId: { type: String, required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'gate_keys' },
)

export type GateKeyStore = Awaited<ReturnType<typeof createGateKeyStore>>

export async function createGateKeyStore(connection: Connection) {
  const model = await openModel(connection, 'gate-key', schema)

  return {
    /**
     * From which secret this gate was made. One that nobody has made yet is made from `keyId`; of several processes that
     * make it at once, one is right.
     */
    async keyIdOf({ id, wish: { gateVersion } }: GateName, keyId: string): Promise<string> {
      const known = await model.findById(id).lean<GateKeyDocument>()
      if (known && known.gateVersion >= gateVersion) return known.keyId
      const isKnown = { $gte: ['$gateVersion', gateVersion] }
      const noted = await model.collection.findOneAndUpdate(
        { _id: id as never },
        [
          {
            $set: {
              keyId: { $cond: [isKnown, '$keyId', keyId] },
              gateVersion: { $max: ['$gateVersion', gateVersion] },
            },
          },
        ],
        { upsert: true, returnDocument: 'after' },
      )
      return noted!.keyId
    },
    /** From which secrets the gates of these environments were made, as far as that is noted: by environment. */
    async noted(environmentIds: string[]): Promise<Map<string, string>> {
      const found = await model.find({ _id: { $in: environmentIds } }).lean<GateKeyDocument[]>()
      return new Map(found.map(({ _id, keyId }) => [_id, keyId]))
    },
    /** The next time it is closed, it has another gate. */
    async forget({ id, wish: { gateVersion } }: GateName): Promise<void> {
      await model.deleteOne({ _id: id, gateVersion })
    },
  }
}
