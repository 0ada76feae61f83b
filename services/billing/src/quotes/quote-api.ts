import { isId } from '@holdfast/contracts'
import type { QuoteInput, Subscriptions } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { ChargeLine, PlanLine } from '../charges/charge.ts'
import { choiceFromWire, choiceToWire } from '../plans/plan-choice.ts'
import type { SubscriptionCommands } from '../subscriptions/subscription-commands.ts'
import type { Quote, QuotedPrice } from './quote.ts'

const MOST_SITES = 10_000

export function quoteApi(commands: SubscriptionCommands): Pick<Handlers<typeof Subscriptions>, 'makeQuote'> {
  return {
    async makeQuote({ companyId, choice, cancel, siteIds }, call) {
      if (!isId(companyId) || cancel === Boolean(choice)) throw new DomainError('bad-request')
      if (siteIds.length > MOST_SITES || !siteIds.every(isId)) throw new DomainError('bad-request')
      const wanted = choice ? { choice: choiceFromWire(choice) } : { siteIds }
      return quoteToWire(await commands.quote(call, { companyId, ...wanted }))
    },
  }
}

function quoteToWire({ id, companyId, at, expiresAt, effectiveAt, currency, price, renewal }: Quote): QuoteInput {
  return {
    quoteId: id,
    companyId,
    at: at.epochMilliseconds,
    expiresAt: expiresAt.epochMilliseconds,
    effectiveAt: effectiveAt.epochMilliseconds,
    currency,
    price: priceToWire(price),
    ...(renewal && { renewal: priceToWire(renewal), renewalAt: renewal.at.epochMilliseconds }),
  }
}

function priceToWire({ lines, net, vat, gross }: QuotedPrice) {
  return {
    lines: lines.filter(isPlanLine).map(({ kind, plan, period, amount }) => ({
      kind: kind === 'plan' ? ('QUOTED_LINE_KIND_PLAN' as const) : ('QUOTED_LINE_KIND_PLAN_UNUSED' as const),
      choice: choiceToWire(plan),
      from: period.from.epochMilliseconds,
      to: period.to.epochMilliseconds,
      amount: Number(amount),
    })),
    net: Number(net),
    vat: vat.map(({ category, rate, base, amount }) => ({
      category,
      rate,
      base: Number(base),
      amount: Number(amount),
    })),
    gross: Number(gross),
  }
}

/** A command charges for plans alone: what is metered is charged later. */
function isPlanLine(line: ChargeLine): line is PlanLine {
  return line.kind === 'plan' || line.kind === 'plan-unused'
}
