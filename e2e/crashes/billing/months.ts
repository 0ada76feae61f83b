import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { thawed } from '../../../services/billing/src/invoices/frozen.ts'
import { openDatabase } from '../../history/stored-ledger.ts'
import { verifyHistory } from '../../history/verify.ts'
import { openMailbox } from '../../support/mailbox.ts'
import { newAddress, Person } from '../../support/person.ts'
import { startTestSystem } from '../../support/start-system.ts'
import { until } from '../../support/until.ts'
import { calendarOf } from '../../year/calendar.ts'
import { foundCompany, type OperatedCompany } from '../../year/operated-company.ts'
import { expectPatiently } from '../../year/patient-person.ts'
import { quiet } from '../../year/quiet.ts'
import { openUsageTelling } from '../../year/usage-telling.ts'
import { findingsOfBook } from '../../year/verification.ts'
import { openOrders } from '../sites/orders.ts'
import { ANYWHERE, moments } from './moments.ts'

export interface Months {
  /** All that billing keeps, as text in which companies have numbers in place of their ids. */
  kept: string[]
  kills: Map<string, number>
  told: string[]
  wrong: string[]
}

type Phase = keyof typeof moments

const COMPANIES = 12
const HIT_WITHIN_S = 90
const IN_ORDER = ['SubscriptionStarted', 'PeriodRenewed', 'MonthSettled', 'InvoiceIssued', 'PaymentReceived']

/**
 * Twelve companies over some months of 2028: usage is told, the month is closed, and what is owed is paid, on the same days
 * of the same business time. @param killed whether processes of billing are killed at one point after the other
 */
export async function passMonths(options: {
  months: number
  killed: boolean
  say: (line: string) => void
}): Promise<Months> {
  const { say } = options
  const [operatorAddress, orders] = [newAddress('operator'), await openOrders()]
  const wrong: string[] = []
  const kills = new Map<string, number>()
  const next: Record<Phase, number> = { close: 0, consumer: 0, payments: 0 }
  const clockFile = join(orders.folder, 'clock')
  const setClock = (instant: string) => writeFileSync(clockFile, instant)
  setClock('2028-01-01T05:17:21Z')
  const test = await startTestSystem({
    processes: { billing: 2 },
    environment: {
      gateway: { RATE_LIMIT_PER_MINUTE: '1000000' },
      identity: { OPERATOR_EMAILS: operatorAddress },
      billing: { ...orders.environmentOf('billing'), BUSINESS_CLOCK: clockFile },
    },
    say,
  })
  try {
    const mailbox = openMailbox(test.mail.webUrl)
    const join = (fullName: string, email: string) => new Person({ api: test.url, mailbox }, { email, fullName }).join()
    const [operator, owner] = [await join('Operator', operatorAddress), await join('Owner', newAddress('owner'))]
    await operator.turnOnTwoFactor()
    const billing = await openDatabase(test.infrastructure.mongoUri, 'billing')
    const usage = await openUsageTelling(test, billing)
    const calendar = calendarOf('Europe/Stockholm')
    const companies: OperatedCompany[] = []
    for (let index = 0; index < COMPANIES; index++) {
      const life = { name: `Company ${index + 1}`, country: 'SE', postalCode: '111 22', acts: [] }
      companies.push(await foundCompany(life, { owner, operator, billing, calendar, usage }))
    }
    const plans = ['starter', 'studio', 'agency'] as const
    const at = (month: number, day: string) => `2028-${String(month).padStart(2, '0')}-${day}`
    const momentOf = (instant: string) => Date.parse(instant) / 1000
    for (const [index, company] of companies.entries()) {
      const plan = { do: 'choose', plan: plans[index % 3]!, interval: 'month' } as const
      assert.equal(await company.act(plan, momentOf('2028-01-01T05:17:21Z')), undefined)
    }
    await quiet(billing, momentOf('2028-01-01T05:17:21Z'), calendar)
    for (const company of companies) await company.act({ do: 'pay' }, momentOf('2028-01-01T05:17:21Z'))

    for (let month = 1; month <= options.months; month++) {
      setClock(`${at(month, '20')}T05:17:21Z`)
      await whileKilling('consumer', async () => {
        for (const [index, company] of companies.entries()) {
          const used = { day: at(month, '19'), people: 30_000 * (index + 1) + month, bots: 77 }
          await usage.tell(company.companyId, used)
        }
      })
      const end = `${at(month + 1, '01')}T05:17:21Z`
      setClock(end)
      await whileKilling('close', async () => {
        await quiet(billing, momentOf(end), calendar)
        await close(operator, at(month, '01').slice(0, 7))
      })
      await whileKilling('payments', async () => {
        for (const company of companies) {
          assert.equal(await company.act({ do: 'pay' }, momentOf(end)), undefined)
        }
      })
      say(`month ${month} of ${options.months}: ${[...kills.values()].reduce((sum, count) => sum + count, 0)} kills`)
    }
    await quiet(billing, momentOf(`${at(options.months + 1, '01')}T05:17:21Z`), calendar)
    const verdict = await verifyHistory(test)
    wrong.push(...verdict.wrong)
    wrong.push(...(await findingsOfBook(operator, say)))
    const kept = await keptOf()
    await usage.stop()
    await billing.close()
    return { kept, kills, told: verdict.told, wrong }

    /** One order after the other, until the work is done. */
    async function whileKilling(phase: Phase, work: () => Promise<void>): Promise<void> {
      if (!options.killed) return work()
      let isOver = false
      const striking = (async () => {
        while (!isOver) {
          const point = moments[phase][next[phase] % moments[phase].length]!
          orders.give('billing', { point, ids: [ANYWHERE], signal: 'SIGKILL' })
          const pid = await orders.taken('billing', HIT_WITHIN_S, () => isOver)
          // A point that was not reached is wanted again the next time.
          if (pid !== undefined) {
            kills.set(point, (kills.get(point) ?? 0) + 1)
            next[phase]++
          }
          // The other process goes on; this one is started again.
          await sleep(500)
        }
      })()
      try {
        await work()
      } finally {
        isOver = true
        await striking
      }
    }

    async function close(operator: Person, period: string): Promise<void> {
      const body = { period, now: true, reason: 'The month is over' }
      const { closeId } = await expectPatiently(operator, 201, 'POST', '/v1/operator/billing/closes', body)
      const ended = await until(
        `the close of ${period}`,
        async () => {
          const close = await expectPatiently(operator, 200, 'GET', `/v1/operator/billing/closes/${closeId}`)
          return close.endedAt ? close : undefined
        },
        { seconds: 600, everyMs: 200 },
      )
      if (ended.failed > 0) wrong.push(`the close of ${period}: ${JSON.stringify(ended.failures)}`)
    }

    /** In an order that does not depend on ids; times of processes and ids of things are left out. */
    async function keptOf(): Promise<string[]> {
      const names = new Map(companies.map(({ companyId }, index) => [companyId, `company ${index + 1}`]))
      const named = (text: string) => [...names].reduce((all, [id, name]) => all.replaceAll(id, name), text)
      const all = (name: string, sort: Record<string, 1>) => billing.db!.collection(name).find().sort(sort).toArray()
      const invoices = await all('invoices', { kind: 1, year: 1, ordinal: 1 })
      for (const { document } of invoices) assert.ok(thawed(document).lines.length > 0)
      const postings = await all('postings', { companyId: 1, number: 1 })
      const charges = await all('charges', { companyId: 1, number: 1 })
      const entries = await all('ledger_entries', { stream: 1, version: 1 })
      return [
        ...invoices.map(({ document }) => document),
        ...postings.map(({ posting }) => posting.replaceAll(/"paymentId":"[^"]*"/g, '')),
        ...charges.map(({ companyId, charge, invoice }) => `${companyId} ${charge} ${invoice}`),
        // Notices and marks come whenever their sweeps do: these follow one another in each company.
        ...entries
          .filter(({ type }) => IN_ORDER.some((each) => type === `holdfast.billing.v1.${each}`))
          .map(({ stream, type }) => `${stream} ${type}`),
      ].map(named)
    }
  } catch (error) {
    wrong.push(String((error as Error).stack))
    return { kept: [], kills, told: [], wrong }
  } finally {
    await test.stop({ keepLogs: wrong.length > 0 })
    await orders.close()
  }
}
