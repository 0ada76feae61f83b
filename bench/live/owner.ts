import { setTimeout as sleep } from 'node:timers/promises'
import { createCompanyFacts, createOwnerChecks, questionFromWire } from '@holdfast/access/company'
import { idBytes } from '@holdfast/contracts'
import { AccessChanged, AccessChecks, MemberFact } from '@holdfast/contracts/company'
import { openLedger, putFact } from '@holdfast/ledger'
import { createProducer } from '@holdfast/messaging'
import { asService, connectMongo, createLog, createSigner, implement, readTrustedKeys, serve } from '@holdfast/runtime'
import { batchCheckApi } from '../../services/company/src/access/batch-check-api.ts'
import { pauseMeter, processorSeconds, type Started } from './measures.ts'
import { doTasks } from './worker.ts'
import { companyStream, idOf, MEMBERS_OF_COMPANY, memberFact } from './world.ts'

// A small owner process: a ledger, its gRPC services, checks for other services, and changes of access on demand.

const COMPANIES_CHANGED = 64
const decisions = { allowed: 'DECISION_ALLOWED', unknown: 'DECISION_UNKNOWN' } as const
const notAsked = { passedTwoFactor: false, staging: false, onlyReads: false, paysNoPremiumStaging: false }
const { env } = process
const log = createLog('owner', 'error')
const signer = createSigner('company', env.SIGNING_KEY!)
const connection = await connectMongo(env.MONGODB_URI!, env.DATABASE!)
const producer = createProducer({ brokers: env.KAFKA_BROKERS!.split(','), clientId: 'bench-owner', log })
const facts = createCompanyFacts(log)
const pauses = pauseMeter()
const begun = performance.now()
const ledger = await openLedger({ owner: 'company', connection, producer, signer, log, tables: facts.tables })
let isFenced = false
const checks = createOwnerChecks({
  ledger: {
    fence: ledger.fence,
    get own() {
      return ledger.own
    },
    memory: { now: ledger.memory.now, isFresh: (shard, now) => !isFenced && ledger.memory.isFresh(shard, now) },
  },
  facts,
  log,
})
const { batchCheck } = batchCheckApi({ checks, log })
const server = await serve({
  address: '127.0.0.1:0',
  service: 'company',
  keys: readTrustedKeys(env.TRUSTED_KEYS!),
  log,
  services: [
    ...ledger.services,
    implement(
      AccessChecks,
      {
        async checkAccess({ userId, companyId, permission }) {
          const ids = { userId: idBytes(userId), companyId: idBytes(companyId) }
          const question = questionFromWire({ ...notAsked, ...ids, permission })!
          const verdict = await checks.ask(question)
          const isSure = verdict === 'allowed' || verdict === 'unknown'
          return { decision: isSure ? decisions[verdict] : 'DECISION_DENIED', because: [] }
        },
      },
      { bidirectional: { batchCheck } },
    ),
  ],
})
const address = `127.0.0.1:${server.port}`
await ledger.join(address)
const started: Started = {
  loaded: (performance.now() - begun) / 1000,
  fresh: (performance.now() - begun) / 1000,
  longestPause: pauses.longest(),
  grants: facts.grants.stats.grants,
  tableBytes: facts.grants.stats.bytes,
  residentBytes: process.memoryUsage.rss(),
}

/** The n-th items of the first three lists belong to the same change. */
export interface Changed {
  /** When the change began, in milliseconds since 1970. */
  begunAt: number[]
  /** Milliseconds until the commit was acknowledged. */
  commit: number[]
  /** Milliseconds from that acknowledgement until the change was in force. */
  wait: number[]
  /** The errors of failed changes, which are in none of the other lists. */
  refused: string[]
}

const tasks = {
  address: async () => address,
  started: async () => started,
  processorSeconds: async () => processorSeconds(),
  /** The longest blocking of the event loop since the last call, in milliseconds. */
  longestPause: async () => pauses.longest(),
  /** From now on, no check is decided under the lease alone: each one needs a fence at the database. */
  async fence() {
    isFenced = true
  },
  /** Begins changes at a steady rate, whether or not earlier ones have been answered. */
  async change({ changes, perSecond }: { changes: number; perSecond: number }): Promise<Changed> {
    const changed: Changed = { begunAt: [], commit: [], wait: [], refused: [] }
    const underWay: Promise<void>[] = []
    const begun = performance.now()
    for (let n = 0; n < changes; n++) {
      const early = begun + (n / perSecond) * 1000 - performance.now()
      if (early > 0) await sleep(early)
      underWay.push(changeOne(n, changed))
    }
    await Promise.all(underWay)
    return changed
  },
}
export type OwnerTasks = typeof tasks

doTasks(tasks, async () => {
  await ledger.stop()
  await server.stop(1_000)
  await producer.close()
  await connection.close()
})

async function changeOne(n: number, changed: Changed) {
  const company = n % COMPANIES_CHANGED
  const member = 1 + (n % (MEMBERS_OF_COMPANY - 1))
  const [companyId, userId] = [idOf('company', company), idOf('user', n)]
  const fact = memberFact(company, member)
  const begun = performance.now()
  let committed = begun
  try {
    await ledger.transact(
      { stream: companyStream(company), call: asService(signer, crypto.randomUUID()) },
      async ({ session, append }) => {
        const commit = session.commitTransaction.bind(session)
        session.commitTransaction = async (...options) => {
          await commit(...options)
          committed = performance.now()
        }
        append(AccessChanged, { companyId, userId, after: fact.access, membershipId: fact.membershipId }, [
          putFact('member', [idBytes(companyId), idBytes(userId)], MemberFact, fact),
        ])
      },
    )
    const answered = performance.now()
    changed.begunAt.push(performance.timeOrigin + begun)
    changed.commit.push(committed - begun)
    changed.wait.push(answered - committed)
  } catch (error) {
    changed.refused.push(String((error as { code?: unknown }).code ?? error))
  }
}
