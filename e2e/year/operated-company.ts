import assert from 'node:assert/strict'
import { Decimal } from 'decimal.js'
import type { Connection } from 'mongoose'
import type { Account } from '../../services/billing/src/accounts/account.ts'
import { type AccountInvoice, type CompanyAccount, outstandingOf } from '../../services/billing/src/book/account.ts'
import { thawed } from '../../services/billing/src/invoices/frozen.ts'
import { standingOf } from '../../services/billing/src/subscriptions/subscription.ts'
import { valueFrom } from '../../services/billing/src/values/value.ts'
import { type Body, newAddress, type Person } from '../support/person.ts'
import { until } from '../support/until.ts'
import { type Calendar, daysAfter } from './calendar.ts'
import type { Act, Life, PlanId } from './life.ts'
import type { ExpectedInvoice, Standing } from './oracle.ts'
import { callPatiently, expectPatiently } from './patient-person.ts'
import { offers } from './price-list.ts'
import type { UsageTelling } from './usage-telling.ts'

/** A company of the run: what it does over the API, and how it stands by what the services answer and keep. */
export type OperatedCompany = Awaited<ReturnType<typeof foundCompany>>

const amountOf = (minor: bigint) => new Decimal(minor.toString()).dividedBy(100)

/** @param needs.billing the database of billing */
export async function foundCompany(
  life: Life,
  needs: { owner: Person; operator: Person; billing: Connection; calendar: Calendar; usage: UsageTelling },
) {
  const { owner, operator, billing, calendar, usage: telling } = needs
  const { companyId } = await expectPatiently(owner, 201, 'POST', '/v1/companies', {
    name: life.name.slice(0, 60),
    address: { line1: '1 Canal Street', postalCode: life.postalCode, city: 'Here', country: life.country },
    ...(life.vatId !== undefined && { taxId: life.vatId }),
  })
  const path = `/v1/companies/${companyId}`
  const siteIds: string[] = []
  let payments = 0
  const stagings = new Map<string, string>()

  /** The code of a refusal. */
  async function outcome(method: string, to: string, body?: unknown, by = owner): Promise<string | undefined> {
    const { status, body: answer } = await callPatiently(by, method, to, body)
    assert.ok(status < 500, `${method} ${to}: ${JSON.stringify(answer)}`)
    return status < 400 ? undefined : (answer.code as string)
  }

  /** Work on a site that began with an answer: waits for its end. */
  async function done(begun: { operationId: string }): Promise<Body> {
    const operation = await owner.ended(begun)
    assert.equal(operation.state, 'done', JSON.stringify(operation.problem))
    return operation
  }

  async function createSites(count: number): Promise<undefined> {
    while (siteIds.length < count) {
      const site = await expectPatiently(owner, 201, 'POST', `${path}/sites`, { name: `Site ${siteIds.length + 1}` })
      await done(site)
      siteIds.push(site.siteId)
    }
    return undefined
  }

  async function createStaging(name: string): Promise<undefined> {
    const body = { kind: 'premium-staging', name }
    const made = await done(await expectPatiently(owner, 202, 'POST', `/v1/sites/${siteIds[0]}/environments`, body))
    stagings.set(name, made.environmentId)
    await heardOf({ environmentId: made.environmentId })
    return undefined
  }

  /** Billing's clock is not site's: a staging begins and ends for it when it hears of that, so time must not go on before. */
  async function heardOf(staging: object): Promise<void> {
    const stagings = billing.db!.collection('premium-stagings')
    await until('billing has heard of the staging', async () => (await stagings.findOne(staging)) ?? undefined, {
      seconds: 120,
    })
  }

  async function deleteStaging(name: string): Promise<undefined> {
    await done(await expectPatiently(owner, 202, 'DELETE', `/v1/environments/${stagings.get(name)}`))
    await heardOf({ environmentId: stagings.get(name), deletedAt: { $exists: true } })
    return undefined
  }

  /** The operator has found a transfer on the bank account. */
  async function pay(amount: Decimal, moment: number): Promise<string | undefined> {
    if (amount.isZero()) return undefined
    payments++
    const body = {
      payer: companyId,
      amount: amount.times(100).toFixed(0),
      currency: 'EUR',
      reference: `${companyId} ${payments}`,
      receivedOn: calendar.dateOf(moment),
    }
    return outcome('POST', '/v1/operator/billing/payments', body, operator)
  }

  async function accountOf(): Promise<Pick<Account, 'subscription'>> {
    const accounts = billing.db!.collection<{ _id: string; account: string }>('accounts')
    return valueFrom((await accounts.findOne({ _id: companyId }))!.account)
  }

  const bookOf = async (): Promise<CompanyAccount | undefined> => {
    const kept = await billing
      .db!.collection<{ _id: string; account: string }>('book-accounts')
      .findOne({ _id: companyId })
    return kept ? valueFrom<CompanyAccount>(kept.account) : undefined
  }

  return {
    life,
    companyId: companyId as string,
    /** Does it; answers the code of a refusal. */
    async act(act: Act, moment: number): Promise<string | undefined> {
      switch (act.do) {
        case 'choose': {
          const { plan: planId, interval } = act
          return outcome('PUT', `${path}/subscription`, { planId, version: 1, interval })
        }
        case 'cancel': {
          const { items } = await expectPatiently(owner, 200, 'GET', `${path}/sites?limit=200`)
          const body = { siteIds: items.map(({ siteId }: Body) => siteId) }
          return outcome('POST', `${path}/subscription/cancel`, body)
        }
        case 'resume':
          return outcome('POST', `${path}/subscription/resume`)
        case 'sites':
          return createSites(act.count)
        case 'staging':
          return createStaging(act.name)
        case 'staging-gone':
          return deleteStaging(act.name)
        case 'suspend':
        case 'restore':
          return outcome(
            'POST',
            `/v1/operator/companies/${companyId}/${act.do}`,
            { reason: 'A year of tests' },
            operator,
          )
        case 'close':
          return outcome('DELETE', path)
        case 'visits':
          await telling.tell(companyId, act)
          return undefined
        case 'cap': {
          const cap = act.amount === undefined ? null : new Decimal(act.amount).times(100).toFixed(0)
          return outcome('PUT', `${path}/overage-cap`, { cap: cap && { amount: cap, currency: 'EUR' } })
        }
        case 'pay':
          return pay(act.amount === undefined ? owedOf(await bookOf()) : new Decimal(act.amount), moment)
      }
    },
    /** Pays what is old enough. @param moment a daily one */
    async payByHabit(moment: number): Promise<void> {
      const { habit } = life
      const today = calendar.dateOf(moment)
      if (!habit || (habit.until !== undefined && today >= habit.until)) return
      const old = { companyId, issuedOn: { $lte: daysAfter(today, -habit.paysAfter) } }
      const numbers: string[] = await billing.db!.collection<{ _id: string }>('invoices').distinct('_id', old)
      const due = (await bookOf())?.invoices.filter(({ number }) => numbers.includes(number)) ?? []
      const refusal = await pay(
        due.map(outstanding).reduce((sum, amount) => sum.plus(amount), new Decimal(0)),
        moment,
      )
      assert.equal(refusal, undefined, 'a payment')
    },
    /** Whether the company is served: whoever is suspended can invite nobody. */
    async isServed(): Promise<boolean> {
      const body = { emails: [newAddress('guest')], access: { companyRole: 'billing' } }
      return (await callPatiently(owner, 'POST', `${path}/invitations`, body)).status === 200
    },
    /** How many sites it may have, by site's own word. */
    async sitesAllowed(): Promise<number> {
      return (await expectPatiently(owner, 200, 'GET', `${path}/usage`)).sites.limit
    },
    /** Whether its subscription knows that the company is suspended, or is not any more. */
    async knowsOf(isSuspended: boolean): Promise<boolean> {
      const kept = await billing
        .db!.collection<{ _id: string; account: string }>('accounts')
        .findOne({ _id: companyId })
      const { subscription } = valueFrom<Pick<Account, 'subscription'>>(kept!.account)
      if (!subscription || subscription.state === 'ended') return true
      return Boolean(subscription.suspendedAt) === isSuspended
    },
    /** Reads the documents that nobody of the company has read: it knows from then on what it owes. */
    async open(): Promise<void> {
      const unread = billing
        .db!.collection<{ _id: string }>('invoices')
        .find({ companyId, knownAt: { $exists: false } })
      for (const { _id: number } of await unread.toArray())
        await expectPatiently(owner, 200, 'GET', `${path}/invoices/${number}`)
    },
    async download(number: string, type: 'application/pdf' | 'application/xml'): Promise<Buffer> {
      const headers = { accept: type, authorization: `Bearer ${owner.token}` }
      const answer = await fetch(`${owner.api}${path}/invoices/${number}`, { headers })
      assert.equal(answer.status, 200, `${number} as ${type}`)
      return Buffer.from(await answer.arrayBuffer())
    },
    async standing(): Promise<Standing> {
      const [company, book] = await Promise.all([expectPatiently(owner, 200, 'GET', path), bookOf()])
      const money = { credit: amountOf(book?.credit ?? 0n), owed: owedOf(book) }
      // Nobody is told any more what a closed company has.
      if (company.state === 'closed') {
        const { subscription } = await accountOf()
        const state = subscription ? standingOf(subscription) : 'none'
        return { state, sites: 0, stagings: 0, suspendedBecause: [], isClosed: true, ...money }
      }
      const subscription = await expectPatiently(owner, 200, 'GET', `${path}/subscription`)
      const usage = await expectPatiently(owner, 200, 'GET', `${path}/usage`)
      const { plan } = subscription
      return {
        state: subscription.state,
        ...(plan && { plan: { plan: plan.planId, interval: plan.interval } }),
        sites: usage.sites.limit,
        stagings: usage.premiumStagings.limit,
        suspendedBecause: company.suspendedBecause ?? (company.state === 'suspended' ? ['operator'] : []),
        isClosed: false,
        ...money,
      }
    },
    async invoices(): Promise<ExpectedInvoice[]> {
      const kept = billing.db!.collection<{ document: string }>('invoices').find({ companyId }).sort({ invoiceId: 1 })
      const book = await bookOf()
      return (await kept.toArray()).map(({ document }) => {
        const { number, kind, issuedOn, dueOn, lines, vat, totals } = thawed(document)
        const { category, rate, amount } = vat[0]!
        const debt = book?.invoices.find((invoice) => invoice.number === number)
        return {
          kind,
          issuedOn,
          dueOn,
          lines: lines.map(({ text: { key, values }, period, net }) => ({
            text: key,
            ...planCalled(values.planName),
            ...period!,
            net: amountOf(net),
          })),
          vat: { category: category as 'S', rate, amount: amountOf(amount) },
          net: amountOf(totals.net),
          gross: amountOf(totals.gross),
          prepaid: amountOf(totals.prepaid),
          owed: amountOf(debt ? outstandingOf(debt) : 0n),
        }
      })
    },
  }
}

function owedOf(book: CompanyAccount | undefined): Decimal {
  return (book?.invoices ?? []).map(outstanding).reduce((sum, amount) => sum.plus(amount), new Decimal(0))
}

function outstanding(invoice: AccountInvoice): Decimal {
  return amountOf(outstandingOf(invoice))
}

function planCalled(name: string | undefined): { plan?: PlanId } {
  const plan = (Object.keys(offers) as PlanId[]).find((plan) => offers[plan].name === name)
  return plan ? { plan } : {}
}
