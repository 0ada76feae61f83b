import { type Authorize, createDeed, type Deed } from '@holdfast/access'
import { createCompanyFacts, openAuthorizationAway } from '@holdfast/access/company'
import { newId } from '@holdfast/contracts'
import { CompanyChanged } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type CommandTransaction, openLedger } from '@holdfast/ledger'
import { createProducer } from '@holdfast/messaging'
import { overGrpc, startReplica } from '@holdfast/replica'
import {
  connectMongo,
  createLog,
  createSigner,
  openChannel,
  type Passport,
  readTrustedKeys,
  serve,
} from '@holdfast/runtime'
import { now } from '../../e2e/support/clock.ts'
import { processorSeconds } from '../live/measures.ts'
import { doTasks } from '../live/worker.ts'
import type { Removable } from './members.ts'

// A service that follows company and owns a ledger. A member does deeds in it, one after the other.

/** Deeds that a member does in each lane before the removal begins. */
const FIRST = 3

/** The moments of one deed, in milliseconds on the machine's monotonic clock. */
export interface Done {
  /** When the last decision about access began, directly before the commit. */
  lookedAt: number
  /** When a majority had acknowledged the commit. */
  committedAt: number
}

const { env } = process
const log = createLog('doer', 'error')
const signer = createSigner('identity', env.SIGNING_KEY!)
const connection = await connectMongo(env.MONGODB_URI!, env.DOER_DATABASE!)
const producer = createProducer({ brokers: env.KAFKA_BROKERS!.split(','), clientId: 'bench-doer', log })
const company = openChannel({ address: env.COMPANY_ADDRESS!, to: 'company', signer })
const facts = createCompanyFacts(log)
const replica = startReplica({ owner: 'company', source: overGrpc(company, signer), tables: { ...facts.tables }, log })
const { authorize, close } = openAuthorizationAway({ company, signer, facts, replica, log })
const ledger = await openLedger({ owner: env.DOER!, connection, producer, signer, log })
const server = await serve({
  address: '127.0.0.1:0',
  service: 'identity',
  keys: readTrustedKeys(env.TRUSTED_KEYS!),
  log,
  services: ledger.services,
})
await ledger.join(`127.0.0.1:${server.port}`)
await replica.loaded

const looks = new Map<string, number>()
const noting: Authorize = Object.assign((...args: Parameters<Authorize>) => {
  looks.set(args[0].requestId, now())
  return authorize(...args)
}, authorize)
const deed: Deed<CommandTransaction> = createDeed(ledger, noting)
let doing: { done: Done[]; lanes: Promise<unknown> } | undefined

const tasks = {
  /** Starts to do deeds for the member without a pause. Resolves when the first ones are done. */
  async begin({ member, lanes }: { member: Removable; lanes: number }) {
    const done: Done[] = []
    let started = () => {}
    const hasStarted = new Promise<void>((resolve) => {
      started = resolve
    })
    const lane = async () => {
      for (;;) {
        const outcome = await doOne(member)
        if (outcome === 'refused') return
        if (outcome === 'again') continue
        done.push(outcome)
        if (done.length >= FIRST * lanes) started()
      }
    }
    doing = { done, lanes: Promise.all(Array.from({ length: lanes }, lane)) }
    await Promise.race([hasStarted, doing.lanes])
  },
  /** Resolves with all deeds that were done, when every lane has been refused. */
  async end(): Promise<Done[]> {
    await doing!.lanes
    return doing!.done
  },
  processorSeconds: async () => processorSeconds(),
}
export type DoerTasks = typeof tasks

doTasks(tasks, async () => {
  close()
  await replica.stop()
  await ledger.stop()
  await server.stop(1_000)
  await producer.close()
  company.close()
  await connection.close()
})

/** `refused`: the user is no member any more. `again`: the database had no primary, or company did not answer. */
async function doOne({ companyId, userId }: Removable): Promise<Done | 'refused' | 'again'> {
  const call: Passport = { principal: personOf(userId), requestId: newId() }
  let committedAt = Number.NaN
  try {
    const right = { stream: `deed/${newId()}`, companyId, permission: 'site.create' } as const
    await deed(call, right, async ({ session, append }) => {
      const commit = session.commitTransaction.bind(session)
      session.commitTransaction = async (...options) => {
        await commit(...options)
        committedAt = now()
      }
      append(CompanyChanged, { companyId, fields: ['deed'] })
    })
    return { lookedAt: looks.get(call.requestId)!, committedAt }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.code === 'not-found' ? 'refused' : 'again'
  } finally {
    looks.delete(call.requestId)
  }
}

function personOf(userId: string): Passport['principal'] {
  return { kind: 'user', userId, sessionId: newId(), twoFactor: false, provenAt: Date.now(), operator: false }
}
