import { setTimeout as sleep } from 'node:timers/promises'
import { createCompanyFacts } from '@holdfast/access/company'
import { SHARDS } from '@holdfast/contracts'
import { overGrpc, startReplica } from '@holdfast/replica'
import { createLog, createSigner, openChannel, readTrustedKeys } from '@holdfast/runtime'
import { pauseMeter, processorSeconds, type Started } from './measures.ts'
import { doTasks } from './worker.ts'

// A process that only holds a copy of company's facts, as every service does.

const { env } = process
const log = createLog('replica', 'error')
const signer = createSigner('identity', env.SIGNING_KEY!)
const channel = openChannel({ address: env.OWNER_ADDRESS!, to: 'company', signer })
const facts = createCompanyFacts(log)

const pauses = pauseMeter()
const begun = performance.now()
const replica = startReplica({
  owner: 'company',
  source: overGrpc(channel, signer),
  tables: facts.tables,
  kafka: env.KAFKA_BROKERS
    ? { brokers: env.KAFKA_BROKERS.split(','), keys: readTrustedKeys(env.TRUSTED_KEYS!) }
    : undefined,
  log,
})
const starting = start()

const tasks = {
  started: () => starting,
  /** How many entries came first by each feed. */
  won: async () => replica.metrics().entries,
  processorSeconds: async () => processorSeconds(),
}
export type ReplicaTasks = typeof tasks

doTasks(tasks, async () => {
  await replica.stop()
  channel.close()
})

async function start(): Promise<Started> {
  await replica.loaded
  const loaded = performance.now() - begun
  while (!isAllFresh()) await sleep(1)
  const fresh = performance.now() - begun
  const { grants, bytes } = facts.grants.stats
  return {
    loaded: loaded / 1000,
    fresh: fresh / 1000,
    longestPause: pauses.longest(),
    grants,
    tableBytes: bytes,
    residentBytes: process.memoryUsage.rss(),
  }
}

function isAllFresh(): boolean {
  const now = replica.now()
  for (let shard = 0; shard < SHARDS; shard++) if (!replica.isFresh(shard, now)) return false
  return true
}
