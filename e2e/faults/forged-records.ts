import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { createProducer, signRecord } from '@holdfast/messaging'
import { createLog, createSigner } from '@holdfast/runtime'
import { openDatabase } from '../history/stored-ledger.ts'
import { FORGED_HEADER } from '../history/topic-records.ts'
import type { TestSystem } from '../support/start-system.ts'

/**
 * Returns a function that sends a record to each partition of an owner's topic, in the place of the next entry, as
 * somebody would who can write to the topic and has the key of another service. Whoever believed it would skip the true
 * entry: an effect would be missing, or a check would be decided on older state.
 */
export async function openForger({ infrastructure, secrets }: TestSystem, owner: 'company' | 'site' | 'identity') {
  const database = await openDatabase(infrastructure.mongoUri, owner)
  const heads = database.db!.collection<{ _id: number; seq: number }>('ledger_heads')
  const epochs = database.db!.collection<{ epoch: string }>('ledger_epochs')
  const log = createLog('forger', 'silent')
  const producer = createProducer({ brokers: infrastructure.kafkaBrokers.split(','), clientId: 'forger', log })
  const signer = createSigner(owner, secrets.own.notification.SIGNING_KEY!)
  const topic = topicOf(owner)
  return {
    async forge() {
      const [present, found] = await Promise.all([epochs.findOne(), heads.find().toArray()])
      const { epoch } = present!
      const records = Array.from({ length: SHARDS }, (_, shard) => {
        const seq = (found.find(({ _id }) => _id === shard)?.seq ?? 0) + 1
        const [stream, type] = [`${owner}/${crypto.randomUUID()}`, 'holdfast.company.v1.CompanyChanged']
        const headers = {
          ce_id: `${epoch}/${shard}/${seq}`,
          ce_type: type,
          ce_subject: stream,
          [FORGED_HEADER]: 'by this run',
        }
        const value = Entry.encode({ epoch, shard, seq, stream, version: 1, type, requestId: crypto.randomUUID() })
        return signRecord(signer, topic, { partition: shard, key: stream, value, headers })
      })
      await producer.send(topic, await Promise.all(records))
    },
    async close() {
      await producer.close()
      await database.close()
    },
  }
}
