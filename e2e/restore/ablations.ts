import { ownerNames } from '@holdfast/contracts'
import type { Connection } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'

/** After the restore, and before anything is started. */
type Undo = (mongoUri: string, formerEpochs: ReadonlyMap<string, string>) => Promise<void>

/** What a restore does, undone on purpose. With each of them the run has to fail: this proves that it can. */
export const ablations: Record<string, Undo> = {
  'mails-not-held': (mongoUri) => within(mongoUri, 'notification', ({ db }) => db!.collection('holds').deleteMany()),
  'charges-not-held': (mongoUri) => within(mongoUri, 'billing', ({ db }) => db!.collection('holds').deleteMany()),
  'provider-not-asked': (mongoUri) =>
    within(mongoUri, 'billing', ({ db }) => {
      const asked = { at: new Date(), adopted: 0, unclear: [] }
      return db!.collection('holds').updateOne({}, { $set: { asked } })
    }),
  'former-epochs': async (mongoUri, formerEpochs) => {
    for (const owner of ownerNames) {
      const epoch = formerEpochs.get(owner)
      await within(mongoUri, owner, ({ db }) => db!.collection('ledger_epochs').updateOne({}, { $set: { epoch } }))
    }
  },
}

async function within(mongoUri: string, service: string, use: (connection: Connection) => Promise<unknown>) {
  const connection = await openDatabase(mongoUri, service)
  await use(connection)
  await connection.close()
}
