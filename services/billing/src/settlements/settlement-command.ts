import { MonthSettled } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import type { PremiumStagingStore } from '../add-ons/premium-staging-store.ts'
import type { Charge, ChargeLine } from '../charges/charge.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { Clock } from '../clock.ts'
import type { KeptMonth, MonthStore } from '../months/month-store.ts'
import { capOf } from '../overage-caps/overage-cap.ts'
import type { OverageCapStore } from '../overage-caps/overage-cap-store.ts'
import { isBefore } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import type { ChargedOverage } from '../usage/overage.ts'
import { daysOf, settlesAt } from '../usage/usage.ts'
import type { UsageLineStore } from '../usage/usage-store.ts'
import { textOf, valueFrom } from '../values/value.ts'
import { type SettlementInputs, settle } from './settlement.ts'

export interface Settlements {
  /**
   * Sums up the months of a company that had ended by then, once late usage has come in: what they cost beside the plan is a
   * charge afterwards. Can be repeated; a month is summed up once.
   * Throws `unavailable` if it is not known here what site has told.
   * @param graceDays how long late usage is waited for
   */
  settleMonths(companyId: string, endedBy: Temporal.Instant, graceDays: number): Promise<void>
  /** What {@link settleMonths} would charge, with nothing kept. Throws as it does. */
  previewMonths(companyId: string, endedBy: Temporal.Instant, graceDays: number): Promise<Charge[]>
  /** The sweep's task: some months of all companies. @returns whether there may be more */
  settleDue(): Promise<boolean>
  /** What a month that is not summed up yet costs beside the plan, as far as it is known. */
  soFar(month: MeteredMonth, session?: ClientSession): Promise<SettlementInputs>
}

const BATCH = 50

export function createSettlements(needs: {
  ledger: Ledger
  signer: Signer
  months: MonthStore
  charges: ChargeStore
  usage: UsageLineStore
  stagings: PremiumStagingStore
  caps: OverageCapStore
  catalogue: Catalogue
  invoiceAt: (charge: Charge) => Temporal.Instant
  /** Resolves when everything that site has told of the company so far is known here. */
  caughtUp: (companyId: string) => Promise<void>
  graceDays: number
  clock: Clock
  log: Log
}): Settlements {
  const { ledger, signer, months, charges, usage, stagings, caps, catalogue, invoiceAt, caughtUp, clock, log } = needs

  /** So many months of this round could not be summed up, and do not keep others from it. */
  let left = 0

  return {
    async settleMonths(companyId, endedBy, graceDays) {
      for (const { id } of await openOf(companyId, endedBy)) await settleOne(companyId, id, graceDays)
    },

    async previewMonths(companyId, endedBy, graceDays) {
      const found: Charge[] = []
      // Parts of a month that are not summed up: what they would be charged is taken off what the later ones cost.
      const before: KeptMonth[] = []
      for (const kept of await openOf(companyId, endedBy)) {
        const inputs = await inputsOf(kept.month, { before })
        const charge = settle(inputs, { now: clock(), graceDays }, catalogue)
        if (!charge) continue
        before.push({ ...kept, inputs: textOf(inputs) })
        if (charge.lines.length > 0) found.push(charge)
      }
      return found
    },

    async settleDue() {
      const endedBy = clock().subtract({ hours: 24 * needs.graceDays })
      const page = await months.open(endedBy, BATCH, left)
      for (const { id, month } of page) {
        try {
          await caughtUp(month.companyId)
          if (!(await settleOne(month.companyId, id, needs.graceDays))) left += 1
        } catch (err) {
          left += 1
          log.warn({ err, companyId: month.companyId }, 'a month is summed up later')
        }
      }
      if (page.length === BATCH) return true
      left = 0
      return false
    },

    soFar: (month, session) => inputsOf(month, { session }),
  }

  /** What is to be summed up of a company, the earliest first, once it is known what site has told. */
  async function openOf(companyId: string, endedBy: Temporal.Instant): Promise<KeptMonth[]> {
    const open = (await months.ofCompany(companyId)).filter(({ month, inputs }) => {
      return inputs === undefined && !isBefore(endedBy, month.period.to)
    })
    if (open.length > 0) await caughtUp(companyId)
    return open
  }

  /** False if it cannot be summed up yet. */
  async function settleOne(companyId: string, id: string, graceDays: number): Promise<boolean> {
    let isSettled = true
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      const kept = await months.find(id, tx.session)
      isSettled = true
      if (!kept || kept.inputs !== undefined) return {}
      const now = clock()
      isSettled = !isBefore(now, settlesAt(kept.month.period, graceDays))
      if (!isSettled) return {}
      // What it was charged for its earlier parts is taken from what it costs now.
      const isInOrder = (await partsBefore(kept.month, tx.session)).every(({ inputs }) => inputs !== undefined)
      if (!isInOrder) throw new DomainError('unavailable')
      const inputs = await inputsOf(kept.month, { session: tx.session })
      const charge = settle(inputs, { now, graceDays }, catalogue)!
      await keep(kept, inputs, charge, tx)
      return {}
    })
    return isSettled
  }

  async function keep(kept: KeptMonth, inputs: SettlementInputs, charge: Charge, tx: Transaction): Promise<void> {
    const { id, month } = kept
    await months.settled(id, textOf(inputs), tx.session)
    // A month without anything to charge leaves no charge.
    if (charge.lines.length > 0) {
      await charges.add(month.companyId, [{ charge, invoiceAt: invoiceAt(charge) }], tx.session)
    }
    const sumOf = (kind: ChargeLine['kind']) =>
      Number(charge.lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount : sum), 0n))
    tx.append(MonthSettled, {
      companyId: month.companyId,
      from: month.period.from.epochMilliseconds,
      to: month.period.to.epochMilliseconds,
      visits: Number(inputs.used.visits),
      bytes: Number(inputs.used.bytes),
      premiumStagings: sumOf('premium-staging'),
      overage: sumOf('overage'),
      currency: month.currency,
    })
  }

  /** @param about.before parts of it that count as summed up from their inputs */
  async function inputsOf(
    month: MeteredMonth,
    { session, before = [] }: { session?: ClientSession; before?: readonly KeptMonth[] },
  ): Promise<SettlementInputs> {
    const { companyId, period, whole, zone } = month
    const days = daysOf({ from: whole.from, to: period.to }, zone)
    const [used, lives, set, parts] = [
      await usage.used(companyId, days, session),
      await stagings.during(companyId, period, session),
      await caps.find(companyId, session),
      await partsBefore(month, session),
    ]
    const cap = capOf(set, whole)
    const charged = parts.map((part) => before.find(({ id }) => id === part.id) ?? part).flatMap(overageOf)
    return { month, stagings: lives, used, ...(cap !== undefined && { cap }), charged }
  }

  async function partsBefore(
    { companyId, subscriptionId, whole, period }: MeteredMonth,
    session?: ClientSession,
  ): Promise<KeptMonth[]> {
    return (await months.ofCompany(companyId, session)).filter(
      ({ month }) =>
        month.subscriptionId === subscriptionId &&
        month.whole.from.equals(whole.from) &&
        isBefore(month.period.from, period.from),
    )
  }

  /** What a part of a month was charged for overage: the same as then, as it is computed from what was kept. */
  function overageOf({ month, inputs }: KeptMonth): ChargedOverage {
    if (inputs === undefined) return []
    const { lines } = settle(valueFrom<SettlementInputs>(inputs), { now: month.period.to, graceDays: 0 }, catalogue)!
    return lines.flatMap((line) =>
      line.kind === 'overage' ? [{ meter: line.meter, blocks: line.blocks, amount: line.amount }] : [],
    )
  }
}
