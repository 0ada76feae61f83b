import { idBytes, SHARDS, topicOf } from '@holdfast/contracts'
import { Entry, Ledger } from '@holdfast/contracts/ledger'
import { openLedger, putFact } from '@holdfast/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import {
  asService,
  connectMongo,
  createLog,
  createSigner,
  ledgerAddressVariable,
  openChannel,
  readTrustedKeys,
  run,
} from '@holdfast/runtime'
import { killAt } from './kill-at.ts'
import { OWNING, type OwnedEntry, type OwnedStream, ownedStreamOf } from './owner-follower-effects.ts'

// A service that follows company's ledger and owns one itself. It runs as its own process, counts each entry of
// company, and appends one of its own for it. It kills itself with -9 at the given step, which it recognises by the
// commands that go to MongoDB and the records that go to Kafka.
const { env } = process
const log = createLog(OWNING)

await run(log, async () => {
  const uri = env.MONGODB_URI!
  // Not by `URL`, which refuses the several hosts of a replica set.
  const monitored = `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`
  const connection = await connectMongo(monitored, env.DATABASE!)
  const db = connection.db!
  const entries = db.collection<OwnedEntry>('effects')
  const streams = db.collection<OwnedStream>('tallies')
  const brokers = env.KAFKA_BROKERS!.split(',')
  await ensureTopics({ brokers, topics: [topicOf(OWNING)], partitions: SHARDS, replicationFactor: 1, log })
  const producer = createProducer({ brokers, clientId: OWNING, log })
  const killing = killAt(env.KILL_STEP, Number(env.KILL_AFTER), connection.getClient(), producer)
  const ledger = await openLedger({
    owner: OWNING,
    connection,
    producer: killing.producer,
    signer: createSigner(OWNING, env.SIGNING_KEY!),
    log,
  })
  // Company answers those who follow it by the table of services. This service is not there, so it asks as notification.
  const signer = createSigner('notification', env.SIGNING_KEY!)
  const channel = openChannel({ address: env[ledgerAddressVariable('company')]!, to: 'company', signer })
  const company = channel.client(Ledger)
  const asNotification = () => asService(signer, crypto.randomUUID())
  const follower = await ledger.follow({
    owner: 'company',
    ledger: {
      ...company,
      heads: (request) => company.heads(request, asNotification()),
      read: (request) => company.read(request, asNotification()),
    },
    brokers,
    keys: readTrustedKeys(env.TRUSTED_KEYS!),
    streamOf: ownedStreamOf,
    async apply(entry, { session, append }) {
      const { shard, seq, stream, version } = entry
      const _id = ownedStreamOf(entry)!
      const upsert = { session, upsert: true }
      const last = await streams.findOne({ _id }, { session })
      const disorder = version > (last?.version ?? 0) ? 0 : 1
      await streams.updateOne({ _id }, { $set: { version }, $inc: { entries: 1, disorder } }, upsert)
      append(Entry, entry, [putFact('tally', idBytes(stream.slice('company/'.length)), Entry, entry)])
      await entries.updateOne({ _id: `${shard}/${seq}` }, { $inc: { times: 1 } }, upsert)
    },
  })
  log.info('following')
  return {
    async stop() {
      await follower.stop()
      await ledger.stop()
      await producer.close()
      channel.close()
      await connection.close()
    },
  }
})
