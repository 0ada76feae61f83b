import { ownerNames } from '@holdfast/contracts'
import { Ledger } from '@holdfast/contracts/ledger'
import { type Follower, followLedger } from '@holdfast/ledger'
import {
  connectMongo,
  createLog,
  createSigner,
  ledgerAddressVariable,
  openChannel,
  readTrustedKeys,
  run,
} from '@holdfast/runtime'
import type { CountedEntry, CountedStream } from './counted-entries.ts'
import { readerKeyVariable, readerOf } from './run-counting-consumer.ts'

// A consumer that counts entries in its database. It runs as its own process. Whatever happens to it, to Kafka, to
// MongoDB and to the owners, in the end it must have counted each entry once, and those of a stream in order.
const { env } = process
const log = createLog('counting')

await run(log, async () => {
  const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
  const db = connection.db!
  const entries = db.collection<CountedEntry>('entries')
  const streams = db.collection<CountedStream>('streams')
  const channels = ownerNames.map((owner) => {
    const signer = createSigner(readerOf(owner), env[readerKeyVariable(owner)]!)
    const address = env[ledgerAddressVariable(owner)]!
    return { owner, signer, channel: openChannel({ address, to: owner, signer }) }
  })
  const followers: Follower[] = []
  for (const { owner, channel, signer } of channels) {
    const follower = await followLedger({
      owner,
      group: env.DATABASE!,
      ledger: channel.client(Ledger),
      connection,
      brokers: env.KAFKA_BROKERS!.split(','),
      keys: readTrustedKeys(env.TRUSTED_KEYS!),
      signer,
      log,
      async apply({ shard, seq, stream, version }, { session }) {
        const upsert = { session, upsert: true }
        await entries.updateOne({ _id: `${owner}/${shard}/${seq}` }, { $inc: { times: 1 } }, upsert)
        const last = await streams.findOne({ _id: `${owner}/${stream}` }, { session })
        const disorder = version === (last?.version ?? 0) + 1 ? 0 : 1
        await streams.updateOne(
          { _id: `${owner}/${stream}` },
          { $set: { version }, $inc: { entries: 1, disorder } },
          upsert,
        )
      },
    })
    followers.push(follower)
  }
  log.info('counting')
  return {
    async stop() {
      await Promise.all(followers.map((follower) => follower.stop()))
      for (const { channel } of channels) channel.close()
      await connection.close()
    },
  }
})
