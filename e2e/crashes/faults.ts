import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceName } from '@holdfast/contracts'
import type { ServiceProcess } from '@holdfast/laptop'
import type { Connection } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import { COUNTING_DATABASE } from './counted-entries.ts'
import { type Attempt, isRefusedForNow, type Journal } from './journal.ts'
import type { Load } from './load.ts'
import type { MailServer } from './mail-server.ts'
import { type CountingProcess, startCounting } from './run-counting-consumer.ts'

export interface Kill {
  target: 'company' | 'notification' | 'relay' | 'counting'
  /** The work that was under way when the process was killed. */
  step: string
  at: number
  /** Changes that clients had sent, and that had no answer at that moment. */
  underWay: Attempt[]
  /** How many letters, mails or entries the killed process left unfinished. */
  left: number
}

const NOTIFICATION_STEPS = [
  'letter accepted by the mail server, not stored as sent',
  'mail claimed',
  'entries not consumed yet',
] as const

/** Kills processes with -9. Each kill waits for a moment when the process has work under way. */
export async function prepareFaults(options: {
  test: TestSystem
  journal: Journal
  load: Load
  mailServer: MailServer
  say: (line: string) => void
}) {
  const { test, journal, load, mailServer, say } = options
  const { mongoUri, faults } = test.infrastructure
  const { kafka, mongo } = faults
  if (!kafka || !mongo) throw new Error('this run breaks MongoDB and Kafka, so both must be embedded')
  const kills: Kill[] = []
  /** Kills that found no work under way after all. They do not count. */
  let idleKills = 0
  const databases = {
    company: await openDatabase(mongoUri, 'company'),
    identity: await openDatabase(mongoUri, 'identity'),
    notification: await openDatabase(mongoUri, 'notification'),
  }
  const endedAt = new Map<ServiceProcess, number>()
  let counting: CountingProcess | undefined

  return {
    kills,
    databases,
    get idleKills() {
      return idleKills
    },
    async startCounting() {
      counting = await startCounting(test, COUNTING_DATABASE)
    },
    killCompany,
    killNotification,
    killRelay,
    killCounting,
    loseKafka,
    losePrimary,
    async stop() {
      await counting?.stop()
      await Promise.all(Object.values(databases).map((database) => database.close()))
    },
  }

  function processesOf(service: ServiceName): ServiceProcess[] {
    return test.system.processes.filter((process) => process.service === service)
  }

  /** Records a kill if it found work under way. Prints a line in both cases. */
  function note(kill: Kill, isEffective: boolean) {
    if (isEffective) kills.push(kill)
    else idleKills++
    const work = kill.target === 'company' ? `${kill.underWay.length} changes under way` : `${kill.left} left`
    say(
      `  ${kills.length} kills: ${kill.target}, ${kill.step}: ${work}${isEffective ? '' : ' (no work under way: not counted)'}`,
    )
  }

  /** Kills a process with -9. Resolves when it has ended, with the moment at which the signal was sent. */
  async function end(process: ServiceProcess): Promise<number> {
    const pid = process.pid()
    const at = Date.now()
    process.kill('SIGKILL')
    await until(`the end of ${process.service}`, () => (process.pid() === pid ? undefined : true), { everyMs: 2 })
    endedAt.set(process, at)
    return at
  }

  /** Waits until the supervisor has started the process again, it is ready, and clients get answers. */
  async function backAgain(process: ServiceProcess) {
    await until(`the restart of ${process.service}`, async () => (await process.isReady()) || undefined, {
      seconds: 60,
    })
    await progress(5)
  }

  async function progress(answers: number, seconds = 60) {
    const before = journal.answered
    await until('answers', () => (journal.answered >= before + answers ? true : undefined), { seconds })
  }

  async function killCompany() {
    // Kills the process that has run longest, because the gateway may not be connected to the other one again.
    const [process] = processesOf('company')
      .filter(({ pid }) => pid() !== undefined)
      .sort((a, b) => (endedAt.get(a) ?? 0) - (endedAt.get(b) ?? 0))
    if (!process) return
    await until('changes under way', () => (changesUnderWay().length >= 3 ? true : undefined), {
      everyMs: 5,
      seconds: 60,
    })
    const underWay = changesUnderWay()
    const at = await end(process)
    await until('answers to these changes', () => (underWay.every(({ endedAt }) => endedAt) ? true : undefined), {
      seconds: 40,
    })
    const left = underWay.filter(isRefusedForNow).length
    note({ target: 'company', step: 'changes being decided', at, underWay, left }, left > 0)
    await backAgain(process)
  }

  function changesUnderWay(): Attempt[] {
    // Without changes that were sent only a moment ago: they may not have got further than the gateway.
    return journal.underWay().filter(({ sentAt }) => Date.now() - sentAt > 5)
  }

  async function killNotification(round: number) {
    const [process] = processesOf('notification')
    if (!process?.pid()) return
    const step = NOTIFICATION_STEPS[round % NOTIFICATION_STEPS.length]!
    const rows = databases.notification.db!.collection('mails')
    const claimed = () =>
      rows.countDocuments({ state: 'waiting', claim: { $ne: null }, $expr: { $gt: ['$nextAt', '$$NOW'] } })
    const untold = () =>
      mailServer.deliveries.slice(-20).filter(({ toldAt, takenAt }) => !toldAt && takenAt > Date.now() - 1000)
    const measure = {
      [NOTIFICATION_STEPS[0]]: async () => untold().length,
      [NOTIFICATION_STEPS[1]]: claimed,
      [NOTIFICATION_STEPS[2]]: () => unnoted(),
    }[step]
    if (step === NOTIFICATION_STEPS[0]) await Promise.race([mailServer.next(), sleep(30_000)])
    else await until(step, async () => ((await measure()) > 0 ? true : undefined), { everyMs: 2, seconds: 30 })
    const underWay = journal.underWay()
    // Letters at the mail server are counted at the moment of the kill, rows in the database after it.
    const inHand = step === NOTIFICATION_STEPS[0] ? await measure() : undefined
    const at = await end(process)
    const left = inHand ?? (await measure())
    note({ target: 'notification', step, at, underWay, left }, left > 0)
    await backAgain(process)
  }

  /** Entries that notification has not consumed. */
  async function unnoted(): Promise<number> {
    const { company, notification } = databases
    const positions = notification.db!.collection<{ _id: string; applied: number }>('follower_positions')
    const applied = new Map((await positions.find().toArray()).map(({ _id, applied }) => [_id, applied]))
    const heads = await company.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
    return heads.reduce((sum, { _id, seq }) => sum + Math.max(0, seq - (applied.get(`company/${_id}`) ?? 0)), 0)
  }

  async function killRelay(owner: 'company' | 'identity') {
    const busy = owner === 'identity' ? load.signInSome(3) : Promise.resolve()
    const found = await until(
      `unpublished entries of ${owner}`,
      async () => {
        const { behind, holder } = await unpublished(databases[owner])
        const process = processesOf(owner).find(({ pid }) => pid() !== undefined && pid() === holder)
        return behind.size > 0 && process ? { behind, process } : undefined
      },
      { everyMs: 1, seconds: 60 },
    ).catch(() => undefined)
    if (!found) return
    const underWay = journal.underWay()
    const at = await end(found.process)
    // No other process publishes before the locks run out. Counted are the entries committed before the kill.
    const { published } = await unpublished(databases[owner])
    const left = [...found.behind].reduce((sum, [shard, head]) => sum + Math.max(0, head - published.get(shard)!), 0)
    note({ target: 'relay', step: `${owner}'s entries committed, not published`, at, underWay, left }, left > 0)
    await backAgain(found.process)
    await busy
  }

  /** Heads of the shards that have entries not yet in Kafka, and the process that would send them. */
  async function unpublished({ db }: Connection) {
    const locks = await db!
      .collection<{ _id: number; holder: string | null; published: number }>('ledger_relays')
      .find()
      .toArray()
    const heads = await db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
    const published = new Map(locks.map((lock) => [lock._id, lock.published]))
    const behind = new Map(heads.filter(({ _id, seq }) => published.get(_id)! < seq).map(({ _id, seq }) => [_id, seq]))
    const [shard] = behind.keys()
    const holder = locks.find(({ _id }) => _id === shard)?.holder
    return { published, behind, holder: holder ? Number.parseInt(holder, 10) : undefined }
  }

  async function killCounting() {
    const running = counting?.running()
    if (!running) return
    await progress(3)
    const at = Date.now()
    running.kill('SIGKILL')
    await running.ended
    kills.push({ target: 'counting', step: 'entries being counted', at, underWay: [], left: 0 })
  }

  /** Kills Kafka, starts it again after a while, and returns what the API answered meanwhile. */
  async function loseKafka(ms: number) {
    const from = Date.now()
    await kafka!.kill('SIGKILL')
    await sleep(ms)
    const to = Date.now()
    const meanwhile = journal.attempts.filter(({ sentAt, endedAt }) => sentAt >= from && endedAt && endedAt <= to)
    const { behind } = await unpublished(databases.company)
    await kafka!.start()
    const startedAt = Date.now()
    await until(
      'everything published',
      async () => ((await unpublished(databases.company)).behind.size < 3 ? true : undefined),
      { seconds: 120, everyMs: 200 },
    )
    const refused = meanwhile.filter(isRefusedForNow)
    return {
      seconds: (to - from) / 1000,
      calls: meanwhile.length,
      changes: meanwhile.filter(({ isChange, status }) => isChange && status! < 300).length,
      refused,
      shardsBehind: behind.size,
      slowestMs: Math.max(0, ...meanwhile.map(({ sentAt, endedAt }) => endedAt! - sentAt)),
      caughtUpMs: Date.now() - startedAt,
    }
  }

  /** Kills the primary of MongoDB, and returns how long it takes until a change is answered as done again. */
  async function losePrimary() {
    const index = await mongo!.primary()
    const at = Date.now()
    await mongo!.members[index]!.kill('SIGKILL')
    const isDone = ({ isChange, sentAt, status }: Attempt) => isChange && sentAt > at && status! < 300
    await until('a change after a failover', () => (journal.attempts.some(isDone) ? true : undefined), {
      seconds: 60,
    })
    const first = Math.min(...journal.attempts.filter(isDone).map(({ endedAt }) => endedAt!))
    await mongo!.members[index]!.start()
    await until('three members', async () => ((await healthyMembers()) === 3 ? true : undefined), {
      seconds: 60,
      everyMs: 200,
    })
    await progress(20)
    const cut = journal.attempts.filter(
      (attempt) => attempt.endedAt && attempt.endedAt >= at && attempt.sentAt <= first,
    )
    return { member: index, silentMs: first - at, refused: cut.filter(isRefusedForNow).length }
  }

  async function healthyMembers(): Promise<number> {
    const status = await databases.company
      .db!.admin()
      .command({ replSetGetStatus: 1 })
      .catch(() => ({ members: [] }))
    return status.members.filter(({ stateStr }: { stateStr: string }) => /PRIMARY|SECONDARY/.test(stateStr)).length
  }
}
