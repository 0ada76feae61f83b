import type { Authorize, Deed } from '@holdfast/access'
import type { MonthlyUsage, MonthOfUsageInput, PriceInput } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Clock } from '../clock.ts'
import { isDate } from '../invoices/dates.ts'
import { moneyToWire } from '../money/money-wire.ts'
import { runningMonth } from '../months/month.ts'
import type { MonthStore } from '../months/month-store.ts'
import { changeCap } from '../overage-caps/overage-cap.ts'
import type { OverageCapStore } from '../overage-caps/overage-cap-store.ts'
import { dateAt, lastDateOf } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { type Meter, meters } from '../plans/plan.ts'
import type { SettlementInputs } from '../settlements/settlement.ts'
import type { Settlements } from '../settlements/settlement-command.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import type { KeepUpToDate } from '../subscriptions/up-to-date.ts'
import { valueFrom } from '../values/value.ts'
import { type ChargedOverage, chargeOverage, includedIn } from './overage.ts'
import { meterToWire } from './usage-wire.ts'

/** A cap above this is none. */
const MOST = 1_000_000_000_000

export function usageApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  known: KnownAccounts
  accounts: AccountStore
  months: MonthStore
  caps: OverageCapStore
  settlements: Pick<Settlements, 'soFar'>
  keepUpToDate: KeepUpToDate
  catalogue: Catalogue
  currency: string
  clock: Clock
}): Handlers<typeof MonthlyUsage> {
  const { authorize, deed, known, accounts, months, caps, settlements, keepUpToDate, catalogue, currency, clock } =
    needs

  return {
    async getMonth({ companyId, on }, call) {
      if (on !== undefined && !isDate(on)) throw new DomainError('bad-request', { detail: 'on' })
      await authorize(call, companyId, 'plan.see')
      const { subscription } = await known.account(companyId)
      const running = runningMonth(subscription, clock())
      const isRunning = running && (on === undefined || isIn(running, on))
      const month = isRunning ? await shown(running) : on === undefined ? undefined : await earlierMonth(companyId, on)
      return { ...(month && { month }), ...(await capOf(companyId)) }
    },

    async putOverageCap({ companyId, cap: wanted }, call) {
      const amount = readCap(wanted)
      // The cap of a month that has ended stays what it was, also where the month is not closed yet.
      await authorize(call, companyId, 'plan.change')
      await keepUpToDate(companyId)
      const right = { stream: `company/${companyId}`, companyId, permission: 'plan.change' } as const
      await deed(call, right, async (tx) => {
        const { session } = tx
        const cap = await caps.find(companyId, session)
        const month = runningMonth((await accounts.find(companyId, session))?.subscription, clock())
        const open = (await months.ofCompany(companyId, session)).filter(({ inputs }) => inputs === undefined)
        const wholes = open.map(({ month: { whole } }) => whole)
        const ended = wholes.filter(({ from }) => !month?.whole.from.equals(from))
        const running = month && {
          whole: month.whole,
          soFar: sumOf(overageOf(await settlements.soFar(month, session))),
        }
        await caps.save(changeCap(cap, amount, { ended, ...(running && { running }) }), cap, tx)
        return {}
      })
      await authorize.afterwards(call, companyId, 'plan.change')
      return capOf(companyId)
    },
  }

  async function capOf(companyId: string): Promise<{ overageCap?: PriceInput }> {
    const { amount } = await caps.find(companyId)
    return amount === undefined ? {} : { overageCap: moneyToWire(amount, currency) }
  }

  /** One that has ended. A month may have parts, of which the last one was summed up together with those before. */
  async function earlierMonth(companyId: string, on: string): Promise<MonthOfUsageInput | undefined> {
    const last = (await months.ofCompany(companyId)).findLast(({ month }) => isIn(month, on))
    return last && shown(last.month, last.inputs === undefined ? undefined : valueFrom<SettlementInputs>(last.inputs))
  }

  /** @param settled what it was summed up from, once it is */
  async function shown(month: MeteredMonth, settled?: SettlementInputs): Promise<MonthOfUsageInput> {
    const inputs = settled ?? (await settlements.soFar(month))
    const { used, cap } = inputs
    const overage = overageOf(inputs)
    const of = (meter: Meter) => {
      const included = includedIn(month.plans, meter, catalogue)
      return {
        meter: meterToWire(meter),
        used: Number(used[meter]),
        ...(included !== undefined && { included: Number(included) }),
        overage: moneyToWire(sumOf(overage.filter((line) => line.meter === meter)), month.currency),
      }
    }
    return {
      from: month.whole.from.epochMilliseconds,
      to: month.whole.to.epochMilliseconds,
      meters: meters.map(of),
      overage: moneyToWire(sumOf(overage), month.currency),
      ...(cap !== undefined && { cap: moneyToWire(cap, month.currency) }),
      isSettled: settled !== undefined,
    }
  }

  /** Of the whole month: what was charged for earlier parts of it, and what is due for the one that runs. */
  function overageOf(inputs: SettlementInputs): ChargedOverage {
    return [...(inputs.charged ?? []), ...chargeOverage(inputs, catalogue)]
  }

  function readCap(cap: { amount: number; currency: string } | null | undefined): bigint | undefined {
    if (!cap) return undefined
    if (cap.currency !== currency) throw new DomainError('currency-differs')
    if (cap.amount > MOST) throw new DomainError('bad-request', { detail: `at most ${MOST}` })
    return BigInt(cap.amount)
  }
}

/** @param on a date of the zone in which the month is counted */
function isIn({ whole, zone }: MeteredMonth, on: string): boolean {
  return dateAt(whole.from, zone) <= on && on <= lastDateOf(whole, zone)
}

function sumOf(lines: ChargedOverage): bigint {
  return lines.reduce((sum, { amount }) => sum + amount, 0n)
}
