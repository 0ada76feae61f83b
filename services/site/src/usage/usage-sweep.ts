import { newId } from '@holdfast/contracts'
import { UsageCounted } from '@holdfast/contracts/site'
import { DriverFault } from '@holdfast/driver'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import { type Counted, type Disbelief, disbelief, grown, type HostReading, type UsageDay } from './usage.ts'
import { lineOf } from './usage-events.ts'
import { keyOf, type UsageDayStore } from './usage-store.ts'

/** Pages of one host in one turn. One that always has more gets no more of the time than the others. */
const PAGES = 10
/** Days of environments in one transaction, each with up to three lines in its entry. */
const DAYS = 100

/**
 * Reads what hosts have counted, from where the last reading ended, and tells what has changed. A host is believed only in
 * what it says of its own environments, and as far as it can be true. What is read twice changes nothing.
 */
export function createUsageSweep(needs: {
  ledger: Ledger
  signer: Signer
  hosts: Pick<Hosts, 'ids' | 'driver' | 'describe'>
  environments: Pick<EnvironmentStore, 'counted'>
  usage: UsageDayStore
  everyMs: number
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, hosts, environments, usage, everyMs, log } = needs

  return async () => {
    await Promise.all(hosts.ids.map(attempt))
    return false
  }

  async function attempt(hostId: string): Promise<void> {
    const now = Date.now()
    if (!(await usage.claim(hostId, now, now + everyMs))) return
    try {
      const { capabilities } = await hosts.describe(hostId)
      if (capabilities.includes('usage')) await read(hostId)
    } catch (err) {
      log.warn({ err, hostId }, 'what a host has counted is read later')
    }
  }

  async function read(hostId: string): Promise<void> {
    let since = await usage.since(hostId)
    for (let page = 0; page < PAGES; page++) {
      const report = await hosts
        .driver(hostId)
        .usage(since === undefined ? {} : { since })
        .catch(async (error) => {
          // It does not know its own word any more: from the beginning.
          if (error instanceof DriverFault && error.problem?.permanent) await usage.readTo(hostId, undefined)
          throw error
        })
      await take(hostId, report.rows)
      since = report.next
      await usage.readTo(hostId, since)
      if (!report.more) return
    }
    await usage.readOn(hostId)
  }

  async function take(hostId: string, readings: readonly HostReading[]): Promise<void> {
    const now = Date.now()
    const known = await environments.counted([...new Set(readings.map(({ environmentId }) => environmentId))])
    const refused = new Map<Disbelief, number>()
    const companies = new Map<string, Map<string, UsageDay>>()
    for (const { environmentId, tenure, day, class: visitorClass, requests, bytes } of readings) {
      const environment = known.get(environmentId)
      const reading = { environmentId, tenure, day, class: visitorClass, requests, bytes }
      const because = disbelief(reading, environment, { hostId, now })
      if (because) {
        refused.set(because, (refused.get(because) ?? 0) + 1)
        continue
      }
      const { companyId, siteId } = environment!
      const days = companies.get(companyId) ?? new Map<string, UsageDay>()
      companies.set(companyId, days)
      const about = { companyId, siteId, environmentId, tenure, day, counterId: hostId }
      const key = keyOf(about)
      const counted = days.get(key)?.counted ?? {}
      days.set(key, { ...about, counted: { ...counted, [visitorClass]: grown(counted[visitorClass], reading) } })
    }
    if (refused.size > 0) log.warn({ hostId, refused: Object.fromEntries(refused) }, 'a host counts what cannot be')
    for (const [companyId, days] of companies) {
      const all = [...days.values()]
      for (let i = 0; i < all.length; i += DAYS) await keep(companyId, all.slice(i, i + DAYS))
    }
  }

  async function keep(companyId: string, days: UsageDay[]): Promise<void> {
    const keys = days.map(keyOf)
    // Most of what is read twice is known, and waits for no turn of the ledger.
    const before = await usage.findAll(keys)
    if (changes(before, days).length === 0) return
    await ledger.transact({ stream: `company/${companyId}`, call: asService(signer, newId()) }, async (tx) => {
      const changed = changes(await usage.findAll(keys, tx.session), days)
      if (changed.length === 0) return {}
      await usage.put(
        changed.map(({ day }) => day),
        tx.session,
      )
      tx.append(UsageCounted, { companyId, lines: changed.flatMap(({ lines }) => lines) })
      return {}
    })
  }
}

/** What is new in these days, and the days with it. */
function changes(kept: ReadonlyMap<string, UsageDay>, days: readonly UsageDay[]) {
  return days.flatMap((day) => {
    const known = kept.get(keyOf(day))?.counted ?? {}
    const entries = Object.entries(day.counted) as [keyof typeof known, Counted][]
    const news = entries.flatMap(([visitorClass, shown]) => {
      const value = grown(known[visitorClass], shown)
      return value === known[visitorClass] ? [] : [{ visitorClass, value }]
    })
    if (news.length === 0) return []
    const counted = { ...known, ...Object.fromEntries(news.map(({ visitorClass, value }) => [visitorClass, value])) }
    return [{ day: { ...day, counted }, lines: news.map((line) => lineOf(day, line.visitorClass, line.value)) }]
  })
}
