import { openSync } from 'node:fs'
import {
  createCompanyAccess,
  createCompanyFacts,
  createSiteFacts,
  openRemoteChecks,
  type Question,
} from '@holdfast/access/company'
import { ABOUT, ALLOWED, DENIED, permissionNumber, UNKNOWN } from '@holdfast/access/grants'
import { idBytes, type OwnerName, SHARDS } from '@holdfast/contracts'
import { brokersOf, type KafkaSettings } from '@holdfast/messaging'
import { type FactTable, overGrpc, startReplica } from '@holdfast/replica'
import { createLog, createSigner, openChannel, openWires, readTrustedKeys, run } from '@holdfast/runtime'
import { now } from '../support/clock.ts'
import { ablations } from './ablations.ts'
import { openCheckLog } from './check-log.ts'
import { type AccessQuestion, joinRunner, type ToReplica } from './control.ts'
import { moveWallClock } from './wall-clock.ts'

// A service that copies the facts of company and of sites like any other, and only makes checks: all the time about every
// subject whose access is changed, and more often in the second after a change.
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
  // An owner lets a service copy its facts if it does so by the table of services, as site copies those of company, and
  // company those of site.
  const signer = createSigner('site', env.SITE_KEY!)
  const wires = await openWires(env, { service: 'site', log })
  const channel = openChannel({ address: env.COMPANY_ADDRESS!, to: 'company', signer, wires })
  const ofCompany = createSigner('company', env.COMPANY_KEY!)
  const siteChannel = openChannel({ address: env.SITE_ADDRESS!, to: 'site', signer: ofCompany, wires })
  const facts = createCompanyFacts(log)
  const sites = createSiteFacts({ facts, replica: () => freshnessOf(copies.site), log })
  const copies = {
    company: copy('company', overGrpc(channel, signer), facts.tables),
    site: copy('site', overGrpc(siteChannel, ofCompany), sites.tables),
  }
  const remote = openRemoteChecks({ channel, signer, log })
  const { fromMemory, fromMemoryOnSite } = createCompanyAccess({ facts, replica: freshnessOf(copies.company), sites })
  const checks = openCheckLog(openSync(env.CHECKS!, 'a'))
  const counts = { checks: 0, unknown: 0 }
  let asked: (Question & { subject: number; number: number })[] = []
  const bySubject = new Map<number, (typeof asked)[number]>()
  let next = 0
  let nextRemote = 0
  let due = 0
  await Promise.all([copies.company.loaded, copies.site.loaded])
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
      await Promise.all([copies.company.stop(), copies.site.stop()])
      channel.close()
      siteChannel.close()
      wires.stop()
      checks.flush()
    },
  }

  function copy(owner: OwnerName, source: ReturnType<typeof overGrpc>, tables: Record<string, FactTable>) {
    return startReplica({
      owner,
      source: ablation?.source?.(source) ?? source,
      tables,
      kafka: ablation?.withoutKafka
        ? undefined
        : { brokers: brokersOf(env as KafkaSettings), keys: readTrustedKeys(env.TRUSTED_KEYS!) },
      log,
    })
  }

  function freshnessOf(replica: ReturnType<typeof startReplica>) {
    return ablation?.freshness?.(replica) ?? replica
  }

  function onMessage(message: ToReplica) {
    if ('ask' in message) for (const question of message.ask) add(question)
    else if ('drop' in message) drop(message.drop)
    else if ('look' in message) for (const subject of message.look) look(subject, message.remotely)
    else moveWallClock(message.wall)
  }

  function add({ subject, permission, userId, companyId, siteId, environment }: AccessQuestion) {
    if (bySubject.has(subject)) return
    const number = permissionNumber[permission]
    const question = {
      subject,
      number,
      permission,
      userId: idBytes(userId),
      companyId: idBytes(companyId),
      ...(siteId && { siteId: idBytes(siteId) }),
      ...(environment && { environmentId: idBytes(environment.environmentId) }),
      about: environment && environment.kind !== 'live' ? ABOUT.staging : 0,
    }
    asked.push(question)
    bySubject.set(subject, question)
  }

  function drop(subjects: number[]) {
    for (const subject of subjects) bySubject.delete(subject)
    asked = asked.filter(({ subject }) => bySubject.has(subject))
  }

  /** Decides as a handler does: from memory if it can, otherwise by asking the owner. */
  function check(question: (typeof asked)[number]) {
    const startedAt = now()
    const answer = inMemory(question)
    const endedAt = now()
    if (answer === UNKNOWN) return void checkRemotely(question)
    counts.checks++
    checks.add(question.subject, 'memory', answer === ALLOWED ? 'allowed' : 'denied', startedAt, endedAt)
  }

  function inMemory({ number, userId, companyId, siteId, environmentId, about }: (typeof asked)[number]) {
    if (!siteId) return fromMemory(number, userId, companyId, about)
    const answer = fromMemoryOnSite(number, userId, siteId, about)
    const isGone = environmentId && !sites.kindOf(siteId, environmentId)
    return answer === ALLOWED && isGone ? DENIED : answer
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
    let fresh = 0
    for (const replica of [copies.company, copies.site]) {
      const at = replica.now()
      for (let shard = 0; shard < SHARDS; shard++) if (replica.isFresh(shard, at)) fresh++
    }
    const metrics = { company: copies.company.metrics(), site: copies.site.metrics() }
    runner.tell({ name: NAME, fresh, shards: 2 * SHARDS, ...counts, metrics })
  }
})
