import { DomainError } from '@holdfast/errors'
import { Decimal } from 'decimal.js'
import { Temporal } from 'temporal-polyfill'
import {
  type Account,
  type AccountDecision,
  askSite,
  bringUpToDate,
  entitlementOf,
  isLimitNeeded,
  isTold,
  openAccount,
  subscriptionOf,
  withStanding,
  withSubscription,
} from '../../services/billing/src/accounts/account.ts'
import type { PremiumStaging } from '../../services/billing/src/add-ons/add-on.ts'
import { openAccount as openBook, openInvoices, outstandingOf } from '../../services/billing/src/book/account.ts'
import { issuing } from '../../services/billing/src/book/posting.ts'
import { invoiceTimes } from '../../services/billing/src/charges/invoice-time.ts'
import { type Dunning, dun, isOverdue } from '../../services/billing/src/dunning/dunning.ts'
import { untaxedLine } from '../../services/billing/src/invoices/charged.ts'
import { composeInvoice, type InvoiceHead } from '../../services/billing/src/invoices/composition.ts'
import type { IssuedInvoice } from '../../services/billing/src/invoices/invoice.ts'
import { settle as settleBook } from '../../services/billing/src/payments/allocation.ts'
import { readCatalogue } from '../../services/billing/src/plans/plan-catalogue.ts'
import { decideCommand } from '../../services/billing/src/quotes/quote.ts'
import { dateAt, dueOn, type Seller, shownOn } from '../../services/billing/src/sellers/seller.ts'
import { readSeller } from '../../services/billing/src/sellers/seller-data.ts'
import { settle as settleMonth } from '../../services/billing/src/settlements/settlement.ts'
import { cancelPlan, resumePlan } from '../../services/billing/src/subscriptions/changing.ts'
import { endSubscription as endSubscriptionRule } from '../../services/billing/src/subscriptions/closing.ts'
import { limitAnswered, plannedChangeOf } from '../../services/billing/src/subscriptions/renewing.ts'
import { type MeteredMonth, planOf, standingOf } from '../../services/billing/src/subscriptions/subscription.ts'
import { decideVat } from '../../services/billing/src/taxes/decision.ts'
import { readVatTable } from '../../services/billing/src/taxes/vat-data.ts'
import { daysOf, type UsageLine, usageOf } from '../../services/billing/src/usage/usage.ts'
import { parseVatId } from '../../services/billing/src/vat-ids/vat-id.ts'
import { daysAfter } from './calendar.ts'
import { type Act, type Choice, type DatedAct, isDaily, type Life, type PlanId, secondsOf } from './life.ts'
import type { Expected, ExpectedInvoice, Standing } from './oracle.ts'

// The rules of billing alone, without a database, over the same moments as the oracle: what services do to their documents is
// done to variables here. It finds within seconds whether a rule or the oracle is wrong.

const catalogue = readCatalogue()
const table = readVatTable()
const companyId = '01990000-0000-7000-8000-000000000001'
const instantOf = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment * 1000)
const amountOf = (minor: bigint) => new Decimal(minor.toString()).dividedBy(100)
const minorOf = (amount: string) => BigInt(new Decimal(amount).times(100).toFixed(0))
const planOfChoice = ({ plan, interval }: Choice) => ({ planId: plan, version: 1, interval })

export function actualOf(life: Life, moments: readonly number[], zone: string): Expected {
  const seller: Seller = { ...readSeller(table), timeZone: zone }
  const company = openCompany(life, seller)
  const standings = new Map<number, Standing>()
  const outcomes: Expected['outcomes'] = []
  for (const moment of moments) {
    const now = instantOf(moment)
    company.passTime(now)
    for (const act of life.acts.filter(({ at }) => secondsOf(at) === moment)) outcomes.push(outcomeOf(act, now))
    company.passTime(now)
    if (isDaily(moment)) company.payByHabit(now)
    company.passTime(now)
    standings.set(moment, company.standing())
  }
  return { invoices: company.invoices(), standings, outcomes }

  function outcomeOf(act: DatedAct, now: Temporal.Instant): Expected['outcomes'][number] {
    try {
      company.act(act, now)
      return { act }
    } catch (error) {
      if (error instanceof DomainError) return { act, refusal: error.code }
      throw error
    }
  }
}

function openCompany(life: Life, seller: Seller) {
  const { timeZone: zone, lateUsageDays } = seller
  const invoiceAt = invoiceTimes(seller)
  let account: Account = openAccount(companyId, undefined, catalogue).account
  let book = openBook(companyId, seller.currency)
  let dunning: Dunning = { state: 'none' }
  let isSuspendedByOperator = false
  let sites = 0
  let cap: bigint | undefined
  let charges: { charge: AccountDecision['charges'][number]; at: Temporal.Instant }[] = []
  let months: MeteredMonth[] = []
  const stagings = new Map<string, PremiumStaging>()
  const usage: UsageLine[] = []
  const documents: IssuedInvoice[] = []

  const isBy = (at: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0
  const isUnpaid = () => dunning.state === 'suspended' || dunning.state === 'ended'
  const living = () => [...stagings.values()].filter(({ deletedAt }) => !deletedAt).length
  const owed = () => openInvoices(book).reduce((sum, invoice) => sum + outstandingOf(invoice), 0n)

  function take(decision: AccountDecision, now: Temporal.Instant) {
    const wasEnded = account.subscription?.state === 'ended'
    account = decision.account
    charges.push(...decision.charges.map((charge) => ({ charge, at: invoiceAt(charge) })))
    months.push(...decision.months)
    if (account.subscription?.state === 'ended' && !wasEnded) {
      sites = 0
      for (const [name, staging] of stagings) {
        if (!staging.deletedAt) stagings.set(name, { ...staging, deletedAt: now })
      }
    }
  }

  /** What the service does until an account is told and up to date. */
  function keepUpToDate(now: Temporal.Instant) {
    for (;;) {
      if (!isTold(account)) tellSite(now)
      const decision = isLimitNeeded(account, now) ? askSite(account) : bringUpToDate(account, now, catalogue)
      if (decision.events.length === 0) return
      take(decision, now)
    }
  }

  function tellSite(now: Temporal.Instant) {
    const entitlement = entitlementOf(account, catalogue)
    const hasRoom = entitlement.sites >= sites && entitlement.premiumStagings >= living()
    const { subscription } = account
    if (subscription && plannedChangeOf(subscription)?.limit === 'asked') {
      const answer = { entitlementVersion: entitlement.version, isLowered: hasRoom }
      take(withSubscription(account, limitAnswered(subscription, answer)), now)
      if (!hasRoom) return
    }
    account = { ...account, toldVersion: entitlement.version }
  }

  function settleMonths(now: Temporal.Instant, graceDays = lateUsageDays) {
    const waiting: MeteredMonth[] = []
    for (const month of months) {
      const used = usageOf(usage, daysOf({ from: month.whole.from, to: month.period.to }, zone))
      const inputs = { month, stagings: [...stagings.values()], used, ...(cap !== undefined && { cap }) }
      const charge = settleMonth(inputs, { now, graceDays }, catalogue)
      if (!charge) waiting.push(month)
      else if (charge.lines.length > 0) charges.push({ charge, at: invoiceAt(charge) })
    }
    months = waiting
  }

  function issue(now: Temporal.Instant, isFinal = false) {
    const due = charges.filter(({ at }) => isFinal || isBy(at, now))
    if (due.length === 0) return
    charges = charges.filter((charge) => !due.includes(charge))
    const lines = due.flatMap(({ charge }) => charge.lines)
    const names = { plan: (planId: string) => planId, site: (siteId: string) => siteId }
    const issuedOn = dateAt(seller, now)
    const { treatment } = vatOf(issuedOn, now)
    const untaxed = lines.map((line) => untaxedLine(line, { currency: seller.currency, zone, names }))
    const draft = composeInvoice(
      headOf(),
      untaxed.map((line) => ({ line, vat: treatment })),
      book.credit,
    )
    const number = `${documents.length + 1}`
    const issued = { ...draft, number, issuedOn, taxPointOn: issuedOn, dueOn: dueOn(seller, issuedOn) }
    documents.push(issued)
    book = settleBook(book, [issuing(issued)]).account
  }

  function headOf(): InvoiceHead {
    const address = { line1: '1 Canal Street', postalCode: life.postalCode, city: 'Here', country: life.country }
    const period = { from: '2027-08-01', to: '2027-08-01' }
    const buyer = { companyId, name: life.name, address }
    return {
      currency: seller.currency,
      locale: 'en',
      period,
      buyerReference: companyId,
      seller: shownOn(seller),
      buyer,
      notes: [],
    }
  }

  function vatOf(on: string, now: Temporal.Instant) {
    const { country, postalCode, vatId, register } = life
    const address = { line1: '1 Canal Street', postalCode, city: 'Here', country }
    const evidence = register === 'valid' && { evidence: { outcome: 'valid', at: now } as const }
    const known = vatId === undefined ? undefined : { id: parseVatId(vatId, table), ...evidence }
    const { ossFrom } = seller
    return decideVat(table, { address: seller.address, ossFrom }, { address, vatId: known, evidence: [] }, { on, now })
  }

  function dunNow(now: Temporal.Instant) {
    for (;;) {
      const today = dateAt(seller, now)
      // All are known: somebody opens each invoice when it is issued.
      const knownAt = Temporal.Instant.from('2027-01-01T00:00:00Z')
      const overdue = openInvoices(book).filter((invoice) => isOverdue(invoice, today))
      const decision = dun(
        dunning,
        overdue.map(({ number, dueOn }) => ({ number, dueOn, knownAt })),
        now,
      )
      const isOver = dunning.state !== 'none' && decision.dunning.state === 'none'
      dunning = decision.dunning
      if (decision.events.length === 0 && !isOver) return
      follow(now)
      if (decision.events.some(({ type }) => type === 'EndedAsUnpaid')) endUnpaid(now)
    }
  }

  function endUnpaid(now: Temporal.Instant) {
    if (!account.subscription || account.subscription.state === 'ended') return
    take(withSubscription(account, endSubscription(account, now)), now)
  }

  function endSubscription({ subscription }: Account, at: Temporal.Instant) {
    return endSubscriptionRule(subscription!, { at, reason: 'unpaid', siteIds: [] }, catalogue)
  }

  /** What is said of the company to its subscription. */
  function follow(now: Temporal.Instant) {
    const isSuspended = isSuspendedByOperator || isUnpaid()
    account = withStanding(account, { isSuspended, isOverdue: dunning.state !== 'none' })
    keepUpToDate(now)
  }

  function pay(amount: bigint, now: Temporal.Instant) {
    if (amount === 0n) return
    const paymentId = `payment ${book.payments.length + 1}`
    book = settleBook(book, [{ type: 'payment-received', companyId, paymentId, amount, place: { at: 'bank' } }]).account
    dunNow(now)
  }

  function choose(wanted: Choice, now: Temporal.Instant) {
    if (account.standing.isClosed) throw new DomainError('company-closed')
    const { subscription, standing } = account
    const kind = !subscription || subscription.state === 'ended' ? 'pick' : 'change'
    const decision = decideCommand(
      { companyId, command: { kind, plan: planOfChoice(wanted) }, at: now },
      { subscription, standing, presentSiteIds: [], zone, newSubscriptionId: `${now}` },
      catalogue,
    )
    take(withSubscription(account, decision), now)
    keepUpToDate(now)
  }

  function close(now: Temporal.Instant) {
    if (account.standing.isClosed) throw new DomainError('company-closed')
    if (sites > 0) throw new DomainError('company-has-sites')
    account = withStanding(account, { isClosing: true })
    keepUpToDate(now)
    settleMonths(now, 0)
    issue(now, true)
    if (owed() > 0n) {
      account = withStanding(account, { isClosing: false })
      keepUpToDate(now)
      throw new DomainError('company-owes')
    }
    account = withStanding(account, { isClosed: true })
    keepUpToDate(now)
  }

  function act(act: Act, now: Temporal.Instant): void {
    switch (act.do) {
      case 'choose':
        choose(act, now)
        break
      case 'cancel': {
        if (account.standing.isClosed) throw new DomainError('company-closed')
        const decision = cancelPlan(subscriptionOf(account), { siteIds: [], presentSiteIds: [], at: now }, catalogue)
        take(withSubscription(account, decision), now)
        keepUpToDate(now)
        break
      }
      case 'resume':
        take(withSubscription(account, resumePlan(subscriptionOf(account), { at: now }, catalogue)), now)
        keepUpToDate(now)
        break
      case 'sites':
        sites = act.count
        break
      case 'staging':
        stagings.set(act.name, { siteId: 'site', environmentId: act.name, createdAt: now })
        break
      case 'staging-gone':
        stagings.set(act.name, { ...stagings.get(act.name)!, deletedAt: now })
        break
      case 'visits': {
        const reading = { counterId: 'one', siteId: 'site', environmentId: 'live', tenure: 1, day: act.day, bytes: 0n }
        usage.push({ ...reading, visitorClass: 'people', requests: BigInt(act.people) })
        usage.push({ ...reading, visitorClass: 'bots', requests: BigInt(act.bots) })
        break
      }
      case 'cap':
        cap = act.amount === undefined ? undefined : minorOf(act.amount)
        break
      case 'pay':
        pay(act.amount === undefined ? owed() : minorOf(act.amount), now)
        break
      case 'suspend':
      case 'restore':
        isSuspendedByOperator = act.do === 'suspend'
        follow(now)
        break
      case 'close':
        close(now)
        break
    }
  }

  return {
    act,
    passTime(now: Temporal.Instant) {
      keepUpToDate(now)
      settleMonths(now)
      issue(now)
      dunNow(now)
    },
    payByHabit(now: Temporal.Instant) {
      const { habit } = life
      const today = dateAt(seller, now)
      if (!habit || (habit.until !== undefined && today >= habit.until)) return
      const isOfAge = (number: string) => daysAfter(documents[Number(number) - 1]!.issuedOn, habit.paysAfter) <= today
      const due = openInvoices(book).filter(({ number }) => isOfAge(number))
      pay(
        due.reduce((sum, invoice) => sum + outstandingOf(invoice), 0n),
        now,
      )
    },
    standing(): Standing {
      const { subscription, standing } = account
      const { sites, premiumStagings } = entitlementOf(account, catalogue)
      const plan = subscription && subscription.state !== 'ended' && planOf(subscription)
      return {
        state: subscription ? standingOf(subscription) : 'none',
        ...(plan && { plan: { plan: plan.planId as PlanId, interval: plan.interval } }),
        sites,
        stagings: premiumStagings,
        suspendedBecause: [
          ...(isSuspendedByOperator ? (['operator'] as const) : []),
          ...(isUnpaid() ? (['unpaid'] as const) : []),
        ],
        isClosed: standing.isClosed,
        credit: amountOf(book.credit),
        owed: amountOf(owed()),
      }
    },
    invoices: (): ExpectedInvoice[] =>
      documents.map(({ kind, issuedOn, dueOn, lines, vat, totals, number }) => {
        const { category, rate, amount } = vat[0]!
        const kept = book.invoices.find((invoice) => invoice.number === number)
        return {
          kind,
          issuedOn,
          dueOn,
          lines: lines.map(({ text: { key, values }, period, net }) => ({
            text: key,
            ...(values.planName !== undefined && { plan: values.planName as PlanId }),
            ...period!,
            net: amountOf(net),
          })),
          vat: { category: category as 'S', rate, amount: amountOf(amount) },
          net: amountOf(totals.net),
          gross: amountOf(totals.gross),
          prepaid: amountOf(totals.prepaid),
          owed: amountOf(kept ? outstandingOf(kept) : 0n),
        }
      }),
  }
}
