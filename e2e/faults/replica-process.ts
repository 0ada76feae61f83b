import { openSync } from 'node:fs'
import { createCompanyAccess, createCompanyFacts, openRemoteChecks, type Question } from '@holdfast/access/company'
import { ALLOWED, permissionNumber, UNKNOWN } from '@holdfast/access/grants'
import { idBytes, SHARDS } from '@holdfast/contracts'
import { overGrpc, startReplica } from '@holdfast/replica'
import { createLog, createSigner, openChannel, readTrustedKeys, run } from '@holdfast/runtime'
import { now } from '../support/clock.ts'
import { ablations } from './ablations.ts'
import { openCheckLog } from './check-log.ts'
import { type AccessQuestion, joinRunner, type ToReplica } from './control.ts'
import { moveWallClock } from './wall-clock.ts'

// A service that follows company's ledger like any other, and only makes checks: all the time about every subject whose
// access is changed, and more often in the second after a change.
const { env } = process
const NAME = env.NAME!
const LOCAL_PER_SECOND = Number(env.LOCAL_PER_SECOND)
const REMOTE_PER_SECOND = Number(env.REMOTE_PER_SECOND)
// Seldom, because the machine is busy and each check wakes a process.
const TICK_MS = 20
// Checks that were due during a pause are not made up for.
const MOST_AT_ONCE = 200
// Large batches, because each message costs the owner one fence, however many checks it holds.
const REMOTE_EVERY_MS = 500
const LOOK_AFTER_MS = [0, 1, 3, 10, 30, 100, 300, 900]
const LOOKS_AT_ONCE = 3

const log = createLog(NAME, 'debug')

await run(log, async () => {
  const ablation = env.ABLATION ? ablations[env.ABLATION] : undefined
  const signer = createSigner('identity', env.SIGNING_KEY!)
  const channel = openChannel({ address: env.COMPANY_ADDRESS!, to: 'company', signer })
  const source = overGrpc(channel, signer)
  const facts = createCompanyFacts(log)
  const replica = startReplica({
    owner: 'company',
    source: ablation?.source?.(source) ?? source,
    tables: { ...facts.tables },
    kafka: ablation?.withoutKafka
      ? undefined
      : { brokers: env.KAFKA_BROKERS!.split(','), keys: readTrustedKeys(env.TRUSTED_KEYS!) },
    log,
  })
  const remote = openRemoteChecks({ channel, signer, log })
  const { fromMemory } = createCompanyAccess({
    facts,
    replica: ablation?.freshness?.(replica) ?? replica,
    remote,
  })
  const checks = openCheckLog(openSync(env.CHECKS!, 'a'))
  const counts = { checks: 0, unknown: 0 }
  const asked: (Question & { subject: number; number: number })[] = []
  const bySubject = new Map<number, (typeof asked)[number]>()
  let next = 0
  let nextRemote = 0
  let due = 0
  await replica.loaded
  let checkedAt = now()

  const runner = await joinRunner({
    path: env.CONTROL!,
    onMessage,
    onLost: () => process.kill(process.pid, 'SIGTERM'),
  })
  const timers = [
    setInterval(checkAll, TICK_MS),
    setInterval(askRemotely, REMOTE_EVERY_MS),
    setInterval(() => checks.flush(), 250),
    setInterval(pulse, 250),
  ]
  pulse()
  log.info('checking')
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      runner.close()
      remote.close()
      await replica.stop()
      channel.close()
      checks.flush()
    },
  }

  function onMessage(message: ToReplica) {
    if ('ask' in message) for (const question of message.ask) add(question)
    else if ('look' in message) for (const subject of message.look) look(subject, message.remotely)
    else moveWallClock(message.wall)
  }

  function add({ subject, permission, userId, companyId }: AccessQuestion) {
    if (bySubject.has(subject)) return
    const number = permissionNumber[permission]
    const question = {
      subject,
      number,
      permission,
      userId: idBytes(userId),
      companyId: idBytes(companyId),
      about: 0,
    }
    asked.push(question)
    bySubject.set(subject, question)
  }

  /** Decides as a handler does: from memory if it can, otherwise by asking the owner. */
  function check(question: (typeof asked)[number]) {
    const startedAt = now()
    const answer = fromMemory(question.number, question.userId, question.companyId, question.about)
    const endedAt = now()
    if (answer === UNKNOWN) return void checkRemotely(question)
    counts.checks++
    checks.add(question.subject, 'memory', answer === ALLOWED ? 'allowed' : 'denied', startedAt, endedAt)
  }

  async function checkRemotely(question: (typeof asked)[number]) {
    const startedAt = now()
    const verdict = await remote.ask(question)
    const endedAt = now()
    counts.checks++
    if (verdict === 'unknown') counts.unknown++
    const decision = verdict === 'allowed' || verdict === 'unknown' ? verdict : 'denied'
    checks.add(question.subject, 'remote', decision, startedAt, endedAt)
  }

  function look(subject: number, remotely: boolean) {
    const question = bySubject.get(subject)
    if (!question) return
    for (let i = 0; i < LOOKS_AT_ONCE; i++) check(question)
    if (remotely) void checkRemotely(question)
    for (const ms of LOOK_AFTER_MS) setTimeout(check, ms, question)
  }

  function checkAll() {
    const at = now()
    due = Math.min(MOST_AT_ONCE, due + ((at - checkedAt) / 1_000) * LOCAL_PER_SECOND)
    checkedAt = at
    if (asked.length === 0) return
    for (; due >= 1; due--) check(asked[next++ % asked.length]!)
  }

  function askRemotely() {
    if (asked.length === 0) return
    for (let i = 0; i < (REMOTE_PER_SECOND * REMOTE_EVERY_MS) / 1_000; i++) {
      void checkRemotely(asked[nextRemote++ % asked.length]!)
    }
  }

  function pulse() {
    const at = replica.now()
    let fresh = 0
    for (let shard = 0; shard < SHARDS; shard++) if (replica.isFresh(shard, at)) fresh++
    runner.tell({ name: NAME, fresh, shards: SHARDS, ...counts, metrics: replica.metrics() })
  }
})
