import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import { adopt, adopting } from '../../support/adoption.ts'
import { visit } from '../../support/hosted.ts'
import type { Mailbox } from '../../support/mailbox.ts'
import { Person } from '../../support/person.ts'
import { monthly } from '../../support/plans.ts'
import { backUp, restore } from '../../support/restore.ts'
import type { TestSystem } from '../../support/start-system.ts'
import { until } from '../../support/until.ts'
import type { Place, SitesCompany } from './company.ts'
import { tagOf } from './visit.ts'

/** Nobody believes a lease for longer. */
const LEASE_MS = 5_000

interface EnvironmentDocument {
  _id: string
  wish: { generation: { epoch: number } }
  isConfirmed: boolean
}

/**
 * The site service is restored from a backup that has not seen the newest release of one site, nor another site at all, nor a
 * larger plan. Whatever is wished afterwards, visitors are never shown an older release than before, and nothing is deleted.
 */
export async function restoreSites(needs: {
  test: TestSystem
  mailbox: Mailbox
  company: SitesCompany
  database: Connection
  /** The address of an operator. */
  operator: string
}): Promise<{ told: string[]; wrong: string[] }> {
  const { test, company, database } = needs
  const { mongoUri } = test.infrastructure
  const environments = database.db!.collection<EnvironmentDocument>('environments')
  const wrong: string[] = []

  const known = await company.makeSite()
  await uploaded(known.live)
  await backUp(mongoUri, 'site')
  const newest = await uploaded(known.live)
  const unknown = await company.makeSite()
  const newcomer = await uploaded(unknown.live)
  await company.call('PUT', `/v1/companies/${company.companyId}/subscription`, monthly('enterprise'))
  const paidFor = await sitesAllowed()
  const before = await environments.findOne({ _id: known.live.environmentId })

  const processes = test.system.processes.filter(({ service }) => ['site', ...adopting('site')].includes(service))
  await Promise.all(processes.map((process) => process.stop()))
  await sleep(LEASE_MS * 1.1)
  await adopt(mongoUri, 'site', await restore(mongoUri, 'site'))
  const allowed = new Map([
    [known.live, new Set([newest])],
    [unknown.live, new Set([newcomer])],
  ])
  let isOver = false
  const watching = [...allowed].map(([place, shown]) => watch(place, shown))
  await Promise.all(processes.map((process) => process.start()))

  try {
    // Its hosts are compared twice in the new epoch: what is done by itself has been done by then.
    for (let i = 0; i < 2; i++) await comparedSince(Date.now())
    await company.call('PATCH', `/v1/environments/${known.live.environmentId}`, { indexing: false })
    await confirmedAfter('the edit')

    const isPaidFor = async () => (await sitesAllowed()) === paidFor || undefined
    await until('site allows what was paid for after the backup', isPaidFor, { seconds: 60, everyMs: 200 })

    const operator = await anOperator()
    allowed.get(known.live)!.add('503')
    const reason = 'A fire drill'
    await operator.expect(204, 'POST', `/v1/operator/companies/${company.companyId}/suspend`, { reason })
    await shows(known.live, '503')
    await operator.expect(200, 'POST', `/v1/operator/companies/${company.companyId}/restore`, { reason })
    await shows(known.live, newest)

    const orphan = await database.db!.collection('orphans').findOne({ environmentId: unknown.live.environmentId })
    if (!orphan) wrong.push('the site that the backup had not seen is no orphan')
    const later = 'page-after-the-restore'
    allowed.get(known.live)!.add(later)
    const uploadedLater = await company.upload(known.live, later)
    assert.equal(uploadedLater.state, 'done', JSON.stringify(uploadedLater.problem))
    await shows(known.live, later)
  } catch (error) {
    wrong.push((error as Error).message)
  }
  isOver = true
  const visits = (await Promise.all(watching)).reduce((sum, count) => sum + count, 0)
  return {
    told: [
      `sites: the ledger was restored to before a release, a site and a plan, then came an edit, a suspension and an upload: ${visits} visits`,
    ],
    wrong: wrong.map((line) => `sites, restored: ${line}`),
  }

  async function uploaded(place: Place): Promise<string> {
    const { state, problem } = await company.upload(place)
    assert.equal(state, 'done', JSON.stringify(problem))
    return shownAt(place) as Promise<string>
  }

  async function sitesAllowed(): Promise<number> {
    return (await company.call('GET', `/v1/companies/${company.companyId}/usage`)).sites.limit
  }

  async function watch(place: Place, shown: Set<string>): Promise<number> {
    let visits = 0
    const others = new Set<string>()
    while (!isOver) {
      await sleep(50)
      const seen = await shownAt(place).catch(() => undefined)
      if (seen === undefined) continue
      visits++
      if (!shown.has(seen)) others.add(seen)
    }
    if (others.size > 0) wrong.push(`visitors of ${place.url} were shown ${[...others].join(', ')}`)
    return visits
  }

  async function comparedSince(time: number): Promise<void> {
    const comparisons = database.db!.collection<{ _id: string; at: number }>('host_comparisons')
    const isCompared = async () => (await comparisons.countDocuments({ at: { $gte: time } })) > 0 || undefined
    await until('what the host has is compared', isCompared, { seconds: 60, everyMs: 200 })
  }

  /** A wish of the new epoch is in force. */
  async function confirmedAfter(what: string): Promise<void> {
    const isNew = async () => {
      const found = await environments.findOne({ _id: known.live.environmentId })
      return (found?.isConfirmed && found.wish.generation.epoch > before!.wish.generation.epoch) || undefined
    }
    await until(`the host confirms ${what}`, isNew, { seconds: 60, everyMs: 200 })
  }

  async function shows(place: Place, shown: string): Promise<void> {
    const isShown = async () => (await shownAt(place).catch(() => undefined)) === shown || undefined
    await until(`${place.url} shows ${shown}`, isShown, { seconds: 60, everyMs: 100 })
  }

  async function anOperator(): Promise<Person> {
    const at = { api: test.url, mailbox: needs.mailbox }
    const operator = await new Person(at, { email: needs.operator, fullName: 'Ola Operator' }).join()
    await operator.turnOnTwoFactor()
    return operator
  }
}

async function shownAt({ url }: Place): Promise<string> {
  const { status, text } = await visit(url)
  return status === 200 ? (tagOf(text) ?? 'a broken page') : String(status)
}
