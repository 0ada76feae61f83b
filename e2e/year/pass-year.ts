import type { Connection } from 'mongoose'
import { inTurns } from '../support/in-turns.ts'
import { until } from '../support/until.ts'
import type { Calendar } from './calendar.ts'
import { type Act, isDaily, secondsOf } from './life.ts'
import type { OperatedCompany } from './operated-company.ts'
import type { Expected } from './oracle.ts'
import { quiet } from './quiet.ts'
import { shownInvoice, shownStanding } from './shown.ts'

export interface Run {
  company: OperatedCompany
  expected: Expected
}

const AT_ONCE = 4

/** Lets the moments pass, one after the other; each begins when all of the one before is done. Returns what differs. */
export async function passYear(needs: {
  run: readonly Run[]
  moments: readonly number[]
  billing: Connection
  calendar: Calendar
  setClock: (moment: number) => void
  say: (line: string) => void
}): Promise<string[]> {
  const { run, moments, billing, calendar, setClock, say } = needs
  const wrong: string[] = []
  const differs = (line: string) => {
    wrong.push(line)
    say(`DIFFERS  ${line}`)
  }
  const lost = new Set<Run>()
  const compared = { acts: 0, entitlements: 0, accesses: 0, standings: 0, documents: 0 }
  let before: number | undefined
  for (const [index, moment] of moments.entries()) {
    setClock(moment)
    await quiet(billing, moment, calendar)
    await openDocuments()
    await inTurns(run, AT_ONCE, (each) => act(each, moment))
    await quiet(billing, moment, calendar)
    await openDocuments()
    if (isDaily(moment)) await inTurns(await owing(), AT_ONCE, ({ company }) => company.payByHabit(moment))
    await quiet(billing, moment, calendar)
    await openDocuments()
    await inTurns(changing(moment, before), AT_ONCE, (each) => compareStanding(each, moment))
    before = moment
    if (index % 100 === 99) say(`${index + 1} of ${moments.length} moments, ${wrong.length} problems`)
  }
  await inTurns(run, AT_ONCE, compareInvoices)
  say(
    `Compared: ${Object.entries(compared)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ')}`,
  )
  return wrong

  async function owing(): Promise<Run[]> {
    const accounts = billing.db!.collection<{ _id: string }>('book-accounts')
    const companyIds = await accounts.distinct('_id', { firstDueOn: { $exists: true } })
    return run.filter(({ company }) => companyIds.includes(company.companyId))
  }

  async function openDocuments(): Promise<void> {
    const unread: string[] = await billing
      .db!.collection('invoices')
      .distinct('companyId', { knownAt: { $exists: false } })
    await inTurns(
      run.filter(({ company }) => unread.includes(company.companyId)),
      AT_ONCE,
      ({ company }) => company.open(),
    )
  }

  async function act({ company, expected }: Run, moment: number): Promise<void> {
    for (const { act, refusal } of expected.outcomes.filter(({ act }) => secondsOf(act.at) === moment)) {
      compared.acts++
      const refused = await company.act(act, moment).catch((error: Error) => error.message)
      if (refused !== refusal) {
        differs(`${company.life.name}: ${act.at} ${act.do}: expected ${refusal ?? 'done'}, was ${refused ?? 'done'}`)
      }
      await compareAnswered({ company, expected }, act, moment)
    }
  }

  /** What an answer promises is so when it is there: it is asked once, and not waited for. */
  async function compareAnswered({ company, expected }: Run, act: Act, moment: number): Promise<void> {
    const { sites, suspendedBecause, isClosed } = expected.standings.get(moment)!
    // What a closed company may use, nobody is told any more.
    if ((act.do === 'choose' || act.do === 'cancel' || act.do === 'resume') && !isClosed) {
      const allowed = await company.sitesAllowed()
      compared.entitlements++
      if (allowed !== sites)
        differs(`${company.life.name}: after ${act.do} ${sites} sites are paid for, and ${allowed} allowed`)
    }
    if (act.do === 'pay' || act.do === 'suspend' || act.do === 'restore') {
      const [isServed, shouldBe] = [await company.isServed(), suspendedBecause.length === 0 && !isClosed]
      compared.accesses++
      if (isServed !== shouldBe) differs(`${company.life.name}: after ${act.do} it is ${isServed ? '' : 'not '}served`)
    }
  }

  /** Those that stand otherwise than before, at the last moment all, and of them those that are still compared. */
  function changing(moment: number, before: number | undefined): Run[] {
    const isLast = moment === moments.at(-1)
    return run.filter((each) => {
      const { standings, outcomes } = each.expected
      const acts = outcomes.some(({ act }) => secondsOf(act.at) === moment)
      const then = before !== undefined && shownStanding(standings.get(before)!)
      return !lost.has(each) && (isLast || acts || shownStanding(standings.get(moment)!) !== then)
    })
  }

  /** What follows from a difference differs too, so the first one of a company is told alone. */
  async function compareStanding(each: Run, moment: number): Promise<void> {
    const { company, expected } = each
    const standing = expected.standings.get(moment)!
    const [wanted, isSuspended] = [shownStanding(standing), standing.suspendedBecause.length > 0]
    compared.standings++
    let stands = ''
    try {
      await until(
        'the expected standing',
        async () => {
          stands = shownStanding(await company.standing())
          return (stands === wanted && (await company.knowsOf(isSuspended))) || undefined
        },
        { seconds: 120, everyMs: 20 },
      )
    } catch (error) {
      lost.add(each)
      if (stands === '' || !/the expected standing/.test(String(error))) stands = String(error)
      const at = new Date(moment * 1000).toISOString()
      differs(`${company.life.name} at ${at}\n         expected ${wanted}\n         was      ${stands}`)
    }
  }

  async function compareInvoices({ company, expected }: Run): Promise<void> {
    const invoices = (await company.invoices()).map(shownInvoice)
    const wanted = expected.invoices.map(shownInvoice)
    compared.documents += invoices.length
    for (let index = 0; index < Math.max(wanted.length, invoices.length); index++) {
      const [one, other] = [wanted[index] ?? 'none', invoices[index] ?? 'none']
      if (one === other) continue
      differs(`${company.life.name}, document ${index + 1}\n         expected ${one}\n         was      ${other}`)
      return
    }
  }
}
