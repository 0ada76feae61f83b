import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { connectMongo } from '@holdfast/runtime'
import { strikeBillingAlone } from './crashes/billing/alone.ts'
import { COUNTING_DATABASE, type CountedEntry, type CountedStream, checkCounted } from './crashes/counted-entries.ts'
import { type Kill, prepareFaults } from './crashes/faults.ts'
import { isRefusedForNow, openJournal } from './crashes/journal.ts'
import { checkJournal, expectedOf } from './crashes/lanes.ts'
import { checkLetters } from './crashes/letters.ts'
import { prepareLoad } from './crashes/load.ts'
import { startMailServer } from './crashes/mail-server.ts'
import { OWNING, OWNING_STEPS } from './crashes/owner-follower-effects.ts'
import { prepareOwning } from './crashes/owner-follower-kills.ts'
import { strikeSitesAlone } from './crashes/sites/alone.ts'
import { openOrders } from './crashes/sites/orders.ts'
import { restoreSites } from './crashes/sites/restored.ts'
import { prepareSites, siteSettings } from './crashes/sites/run.ts'
import { allStrikes, fewStrikes } from './crashes/sites/strikes.ts'
import { verifyHistory } from './history/verify.ts'
import { mailboxOver } from './support/mailbox.ts'
import { newAddress } from './support/person.ts'
import { startTestSystem } from './support/start-system.ts'
import { table } from './support/table.ts'
import { until } from './support/until.ts'

// Under load, every kind of process is killed with -9 while it has work under way, Kafka is away for a while, and
// MongoDB loses its primary. In the end every change that was answered as done must be stored once, with all its
// effects.
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false }, only: { type: 'string' } } })
if (values.only !== undefined && !['owner-follower', 'sites', 'billing'].includes(values.only)) {
  throw new Error('--only can be owner-follower, sites or billing, and nothing else')
}
/** Kills only the service that owns a ledger and follows another one. */
const isAlone = values.only === 'owner-follower'
const strikes = values.short ? fewStrikes : allStrikes
const PLAN = values.short
  ? {
      company: 2,
      notification: 2,
      relays: ['company', 'identity'],
      counting: 1,
      owning: 1,
      kafkaGoneMs: 10_000,
      primaries: 1,
    }
  : {
      company: 20,
      notification: 18,
      relays: Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? 'identity' : 'company')),
      counting: 6,
      owning: 20,
      kafkaGoneMs: 60_000,
      primaries: 5,
    }
// Longer pauses between calls where the time goes into starting processes again.
const SHORTEST_PAUSE_MS = isAlone ? 600 : values.short ? 400 : 150
const WANTED_KILLS = PLAN.company + PLAN.notification + PLAN.relays.length

const begun = performance.now()
const say = (line: string) => console.log(line)
const phase = (line: string) => say(`[${Math.round((performance.now() - begun) / 1000)} s] ${line}`)
const wrong: string[] = []
if (values.only === 'sites') {
  wrong.push(...(await strikeSitesAlone({ strikes, processes: 3, lanes: 6, say: phase })))
  end()
}
if (values.only === 'billing') {
  wrong.push(...(await strikeBillingAlone({ months: values.short ? 2 : 10, mustHitAll: !values.short, say: phase })))
  end()
}
const operator = newAddress('operator')
const orders = await openOrders()
const mailServer = await startMailServer()
// Notification is killed several times in a row, and is silent meanwhile.
const mailbox = mailboxOver(mailServer.to, { seconds: 120 })
const test = await startTestSystem({
  mongoMembers: isAlone ? 1 : 3,
  isBreakable: true,
  processes: { company: 2, ...(!isAlone && { site: 2 }) },
  environment: {
    identity: { OPERATOR_EMAILS: operator },
    site: { ...siteSettings, ...orders.environmentOf('site') },
    files: orders.environmentOf('files'),
    gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
    company: { INVITATIONS_PER_DAY: '1000000', INVITATIONS_PER_ADDRESS: '1000000' },
    notification: { SMTP_URL: mailServer.url },
  },
  say,
})
try {
  const journal = openJournal()
  const load = await prepareLoad({ api: test.url, mailbox, journal })
  const faults = await prepareFaults({ test, journal, load, mailServer, say })
  await faults.startCounting()
  load.start()
  const pacing = keepPace()
  phase(`${load.people.length} people in 4 companies, 8 clients at work; killing with -9 …`)

  const owning = await prepareOwning(test, load, phase)
  const killedMeanwhile = isAlone ? [] : [companiesAndRelays(), notifications(), countings()]
  const [sites] = await Promise.all([
    isAlone ? undefined : strikeSites(),
    owning.killAtEachStep(PLAN.owning),
    ...killedMeanwhile,
  ])
  await owning.keepRunning()
  const broken = isAlone ? undefined : await breakServers()

  phase('The load ends, and work under way is finished …')
  await load.stop()
  clearInterval(pacing)
  const counting = await connectMongo(test.infrastructure.mongoUri, COUNTING_DATABASE)
  await settled()
  const sitesVerdict = await sites?.verify()
  const verdict = await verifyHistory(test)
  const { ledgers } = verdict
  const entries = await counting.db!.collection<CountedEntry>('entries').find().toArray()
  const streams = await counting.db!.collection<CountedStream>('streams').find().toArray()
  await counting.close()
  const notificationKills = faults.kills.filter(({ target }) => target === 'notification')
  const post = checkLetters({
    ...ledgers,
    deliveries: mailServer.deliveries,
    addresses: new Map(
      [...load.people, ...(sites ? [sites.company.owner] : [])].map(({ userId, email }) => [userId, email]),
    ),
    companyNames: load.companyNames,
    invited: load.invited,
    kills: notificationKills.map(({ at }) => at),
  })
  const owned = await owning.verify()
  await owning.stop()
  await faults.stop()
  const restored = sites && (await restoreSites({ test, mailbox, operator, ...sites }))
  await sites?.stop()

  if (!isAlone) reportKills(faults.kills, new Set(ledgers.company.entries.flat().map(({ entry }) => entry.requestId)))
  if (!isAlone) say(`(${faults.idleKills} more kills found no work under way and do not count)`)
  if (broken) reportBroken(broken)
  const again = new Map<string, number>()
  for (const { code = 'no answer' } of journal.attempts.filter(isRefusedForNow))
    again.set(code, (again.get(code) ?? 0) + 1)
  const lanes = [...journal.expected.values()].flat().length
  say(
    `\n${journal.attempts.length} calls; answers that meant "try again": ${[...again].map((pair) => pair.join(' ')).join(', ')}; ${lanes} entries expected from the answers`,
  )
  for (const line of verdict.told) say(line)
  say(
    `counting: ${entries.length} entries took effect, killed ${faults.kills.filter(({ target }) => target === 'counting').length} times`,
  )
  say(
    `mails: ${post.letters} letters, ${post.repeats} of them twice, ${notificationKills.length} kills of notification`,
  )
  const steps = OWNING_STEPS.map((step) => [step, owning.kills.get(step) ?? 0])
  say(`\n${table(['owner-follower killed with -9, at this step', 'kills'], steps)}`)
  say(`${OWNING}: ${owned.effects} entries of company took effect, ${owned.appended} own entries`)
  for (const line of owned.told) say(line)
  for (const { told } of [sitesVerdict, restored].filter((each) => each !== undefined))
    for (const line of told) say(line)
  wrong.push(...owned.wrong, ...(sitesVerdict?.wrong ?? []), ...(restored?.wrong ?? []))
  wrong.push(...journal.wrong, ...verdict.wrong, ...checkJournal(journal.expected, ledgers.company))
  wrong.push(...checkCounted(Object.values(ledgers), entries, streams), ...post.wrong)

  /** Kafka and primaries of MongoDB are killed while the clients go on. */
  async function breakServers() {
    const counted = faults.kills.filter(({ target }) => target !== 'counting').length
    if (counted < WANTED_KILLS) wrong.push(`only ${counted} of ${WANTED_KILLS} kills found work under way`)

    // Long enough for the locks of the last killed process to run out.
    await sleep(10_000)
    phase(`Kafka is gone for ${PLAN.kafkaGoneMs / 1000} s …`)
    const outage = await faults.loseKafka(PLAN.kafkaGoneMs)

    const failovers = []
    for (let i = 0; i < PLAN.primaries; i++) {
      phase(`MongoDB loses its primary, time ${i + 1} …`)
      failovers.push(await faults.losePrimary())
    }
    return { outage, failovers }
  }

  function reportBroken({ outage, failovers }: Awaited<ReturnType<typeof breakServers>>) {
    say(
      `\nKafka gone for ${outage.seconds.toFixed(0)} s: ${outage.calls} calls, ${outage.changes} changes done among them, ` +
        `${outage.refused.length} refused as unavailable; slowest ${outage.slowestMs} ms; ` +
        `entries published ${(outage.caughtUpMs / 1000).toFixed(1)} s after its return`,
    )
    for (const { what, status } of outage.refused.slice(0, 5)) wrong.push(`while Kafka was gone: ${what}: ${status}`)
    say(
      `Primary lost ${failovers.length} times: silent for ${failovers.map(({ silentMs }) => `${(silentMs / 1000).toFixed(1)} s`).join(', ')}; ` +
        `answers "try again": ${failovers.map(({ refused }) => refused).join(', ')}`,
    )
  }

  async function companiesAndRelays() {
    const relays = [...PLAN.relays]
    const have = (target: Kill['target']) => faults.kills.filter((kill) => kill.target === target).length
    for (let tries = 0; tries < 3 * WANTED_KILLS; tries++) {
      const [companies, relayed] = [have('company'), have('relay')]
      if (companies >= PLAN.company && relayed >= relays.length) return
      const isRelaysTurn = relayed * PLAN.company < companies * relays.length || companies >= PLAN.company
      if (isRelaysTurn && relayed < relays.length) await faults.killRelay(relays[relayed] as 'company' | 'identity')
      else await faults.killCompany()
    }
  }

  async function notifications() {
    for (let round = 0; round < 3 * PLAN.notification; round++) {
      const kills = faults.kills.filter(({ target }) => target === 'notification').length
      if (kills >= PLAN.notification) return
      await faults.killNotification(kills)
    }
  }

  async function strikeSites() {
    const sites = await prepareSites({ test, mailbox, orders, lanes: values.short ? 2 : 6, say: phase })
    const { owner, companyId } = sites.company
    journal.expect(...expectedOf.company(owner.userId, companyId))
    await sites.strike(strikes)
    return sites
  }

  async function countings() {
    for (let i = 0; i < PLAN.counting; i++) {
      await sleep(8_000)
      await faults.killCounting()
    }
  }

  /** Limits the load to what notification can follow. Otherwise the run would wait long for mails at its end. */
  function keepPace() {
    return setInterval(async () => {
      const mails = faults.databases.notification.db!.collection('mails')
      const backlog = await mails.countDocuments({ state: 'waiting' }).catch(() => 0)
      load.pace(backlog > 400 ? 2_000 : backlog > 150 ? 600 : SHORTEST_PAUSE_MS)
    }, 2_000)
  }

  /** Waits until every follower has applied all entries and no mail is due. */
  async function settled() {
    let missing: string[] = []
    const isSettled = async () => {
      missing = await unsettled()
      return missing.length === 0 ? true : undefined
    }
    await until('everything consumed and every mail sent', isSettled, { seconds: 180, everyMs: 1_000 }).catch(
      (error) => {
        throw new Error(`${(error as Error).message}: ${missing.join('; ')}`)
      },
    )
  }

  async function unsettled(): Promise<string[]> {
    const { company, identity, notification } = faults.databases
    const missing: string[] = []
    const ownings = { [OWNING]: owning.database }
    for (const [owner, { db }] of Object.entries({ company, identity })) {
      const heads = await db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
      for (const [name, follower] of Object.entries({ notification, counting, ...(owner === 'company' && ownings) })) {
        const positions = follower.db!.collection<{ _id: string; applied: number }>('follower_positions')
        const applied = new Map((await positions.find().toArray()).map((position) => [position._id, position.applied]))
        const behind = heads.reduce((sum, { _id, seq }) => sum + seq - (applied.get(`${owner}/${_id}`) ?? 0), 0)
        if (behind > 0) missing.push(`${name} is ${behind} entries behind ${owner}`)
      }
    }
    const waiting = await notification.db!.collection('mails').countDocuments({ state: 'waiting' })
    if (waiting > 0) missing.push(`${waiting} mails wait`)
    return missing
  }
} catch (error) {
  wrong.push(String((error as Error).stack))
} finally {
  await test.stop({ keepLogs: wrong.length > 0 })
  await mailServer.stop()
  await orders.close()
}
end()

function end(): never {
  for (const line of wrong.slice(0, 50)) say(`WRONG  ${line}`)
  say(`\ncrashes: ${wrong.length} problems (${Math.round((performance.now() - begun) / 1000)} s)`)
  process.exit(wrong.length > 0 ? 1 : 0)
}

function reportKills(kills: Kill[], committed: Set<string>) {
  const rows = new Map<string, Kill[]>()
  for (const kill of kills) {
    const name = `${kill.target}: ${kill.step}`
    rows.set(name, [...(rows.get(name) ?? []), kill])
  }
  say(
    `\n${table(
      [
        'killed with -9, at this step',
        'kills',
        'changes sent and unanswered',
        'cut off',
        'of them committed',
        'left unfinished',
      ],
      [...rows].map(([name, group]) => {
        const underWay = group.flatMap((kill) => kill.underWay)
        const cut = underWay.filter(isRefusedForNow)
        const done = cut.filter(({ requestId }) => requestId && committed.has(requestId))
        const left = group.reduce((sum, kill) => sum + kill.left, 0)
        return [name, group.length, underWay.length, cut.length, done.length, left]
      }),
    )}`,
  )
}
