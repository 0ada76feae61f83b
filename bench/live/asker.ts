import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { openRemoteChecks, type Question, type Verdict } from '@holdfast/access/company'
import { idBytes, idText } from '@holdfast/contracts'
import { AccessChecks, type BatchCheckReply, type CheckInput } from '@holdfast/contracts/company'
import { asService, createLog, createSigner, openChannel } from '@holdfast/runtime'
import { below, createRandom } from '../access/world.ts'
import { processorSeconds } from './measures.ts'
import { doTasks } from './worker.ts'
import { idOf, MEMBERS_OF_COMPANY, maySeeMembers, memberOf, worldOf } from './world.ts'

// A process without a copy of facts: it asks a process of the owner each question.

const QUESTIONS = 1 << 16
const PERMISSION = 'members.see'
const { env } = process
const log = createLog('asker', 'error')
const signer = createSigner('identity', env.SIGNING_KEY!)
const channel = openChannel({ address: env.OWNER_ADDRESS!, to: 'company', signer })
const remote = openRemoteChecks({ channel, signer, log })
// Single checks are asked for people, and that is for the gateway alone.
const gateway = openChannel({
  address: env.OWNER_ADDRESS!,
  to: 'company',
  signer: createSigner('gateway', env.GATEWAY_KEY!),
})
const person = { userId: crypto.randomUUID(), sessionId: crypto.randomUUID(), twoFactor: false, operator: false }
const { questions, expected } = createQuestions(Number(env.ROWS))
const texts = questions.map(({ userId, companyId }) => ({
  permission: PERMISSION,
  userId: idText(userId as Buffer),
  companyId: idText(companyId as Buffer),
}))

export interface Asked {
  checks: number
  seconds: number
  /** Wrong answers. `unknown` is not one of them, and is counted apart. */
  wrong: number
  unknown: number
  /** Milliseconds for each message or call. */
  latencies: number[]
  processorSeconds: number
}

const tasks = {
  /** Asks as fast as possible, with `inFlight` messages under way. */
  async batches({ seconds, batch, inFlight }: { seconds: number; batch: number; inFlight: number }): Promise<Asked> {
    return measured(async (asked, isOver) => {
      const stream = await openStream(asked)
      const lane = async () => {
        while (!isOver()) await stream.ask(batch, performance.now())
      }
      await Promise.all(Array.from({ length: inFlight }, lane))
      await stream.end()
    }, seconds)
  },

  /** Asks at a steady rate, without waiting for answers. Latencies are measured from the moment a message was due. */
  async steadily({ seconds, batch, perSecond }: { seconds: number; batch: number; perSecond: number }): Promise<Asked> {
    return measured(async (asked, isOver) => {
      const stream = await openStream(asked)
      const begun = performance.now()
      const underWay: Promise<void>[] = []
      for (let n = 0; !isOver(); n++) {
        const due = begun + ((n * batch) / perSecond) * 1000
        if (due > performance.now()) await sleep(due - performance.now())
        underWay.push(stream.ask(batch, due))
      }
      await Promise.all(underWay)
      await stream.end()
    }, seconds)
  },

  /** Asks as a service does when its own copy cannot decide: the checks of one event loop turn share a message. */
  async client({ seconds, underWay }: { seconds: number; underWay: number }): Promise<Asked> {
    return measured(async (asked, isOver) => {
      let next = 0
      const lane = async () => {
        while (!isOver()) {
          const n = next++ % QUESTIONS
          const begun = performance.now()
          const verdict = await remote.ask(asQuestion(n))
          asked.latencies.push(performance.now() - begun)
          count(asked, [wordOf(verdict)], n)
        }
      }
      await Promise.all(Array.from({ length: underWay }, lane))
    }, seconds)
  },

  /** Asks with one call for each check. */
  async calls({ seconds, inFlight }: { seconds: number; inFlight: number }): Promise<Asked> {
    const { checkAccess } = gateway.client(AccessChecks)
    const principal = { kind: 'user', provenAt: Date.now(), ...person } as const
    return measured(async (asked, isOver) => {
      let next = 0
      const lane = async () => {
        while (!isOver()) {
          const n = next++ % QUESTIONS
          const begun = performance.now()
          const { decision } = await checkAccess(texts[n]!, { principal, requestId: crypto.randomUUID() })
          asked.latencies.push(performance.now() - begun)
          count(asked, [decision], n)
        }
      }
      await Promise.all(Array.from({ length: inFlight }, lane))
    }, seconds)
  },
}
export type AskerTasks = typeof tasks

doTasks(tasks, async () => {
  remote.close()
  channel.close()
  gateway.close()
})

async function measured(work: (asked: Asked, isOver: () => boolean) => Promise<void>, seconds: number): Promise<Asked> {
  const asked: Asked = { checks: 0, seconds: 0, wrong: 0, unknown: 0, latencies: [], processorSeconds: 0 }
  const processorBefore = processorSeconds()
  const begun = performance.now()
  await work(asked, () => performance.now() - begun > seconds * 1000)
  asked.seconds = (performance.now() - begun) / 1000
  asked.processorSeconds = processorSeconds() - processorBefore
  return asked
}

async function openStream(asked: Asked) {
  const stream = await channel.bidirectionalStreams(AccessChecks).batchCheck(asService(signer, crypto.randomUUID()))
  const waiting = new Map<number, { first: number; begun: number; resolve: () => void }>()
  let last = 0
  let next = 0
  stream.on('data', ({ request, decisions }: BatchCheckReply) => {
    const { first, begun, resolve } = waiting.get(request)!
    waiting.delete(request)
    asked.latencies.push(performance.now() - begun)
    count(asked, decisions, first)
    resolve()
  })
  stream.on('error', (error) => {
    console.error(error)
    process.exit(1)
  })
  return {
    ask(batch: number, begun: number): Promise<void> {
      const first = next
      next = next + 2 * batch > QUESTIONS ? 0 : next + batch
      const request = ++last
      stream.write({ request, checks: questions.slice(first, first + batch) })
      return new Promise((resolve) => waiting.set(request, { first, begun, resolve }))
    },
    async end() {
      stream.end()
      await once(stream, 'end').catch(() => {})
    },
  }
}

function count(asked: Asked, decisions: readonly string[], first: number) {
  asked.checks += decisions.length
  for (let i = 0; i < decisions.length; i++) {
    if (decisions[i] === 'DECISION_UNKNOWN') asked.unknown++
    else if (decisions[i] !== expected[first + i]) asked.wrong++
  }
}

function asQuestion(n: number): Question {
  const { userId, companyId } = questions[n] as { userId: Buffer; companyId: Buffer }
  return { permission: PERMISSION, userId, companyId, about: 0 }
}

function wordOf(verdict: Verdict): string {
  if (verdict === 'allowed') return 'DECISION_ALLOWED'
  return verdict === 'unknown' ? 'DECISION_UNKNOWN' : 'DECISION_DENIED'
}

/** Questions about members in random order. About half are allowed; some are about users who are no members. */
function createQuestions(rows: number) {
  const world = worldOf(rows)
  const random = createRandom(rows)
  const questions: CheckInput[] = []
  const expected: string[] = []
  for (let i = 0; i < QUESTIONS; i++) {
    const company = below(world.companies, random)
    const member = below(MEMBERS_OF_COMPANY, random)
    const isStranger = random() < 0.1
    const user = isStranger ? 'membership' : 'user'
    questions.push({
      permission: PERMISSION,
      userId: idBytes(idOf(user, memberOf(world, company, member))),
      companyId: idBytes(idOf('company', company)),
    })
    expected.push(!isStranger && maySeeMembers(member) ? 'DECISION_ALLOWED' : 'DECISION_DENIED')
  }
  return { questions, expected }
}
