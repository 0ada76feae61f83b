import { newId } from '@holdfast/contracts'
import { ClosingAnswered, InvoiceIssued } from '@holdfast/contracts/billing'
import { UsageCounted } from '@holdfast/contracts/site'
import { outcomeOf, servicePassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type BillingService, billingService, choiceOf, operatorCall } from '../testing/billing-service.ts'
import { instant } from '../testing/plans.ts'

// Studio costs 225.00 a month, and includes 200,000 visits; each started 1,000 more cost 0.90. The buyer is in France.
let now = instant('2026-11-01T09:00:00Z')
let service: BillingService
beforeAll(async () => {
  service = await billingService({ clock: () => now })
})

const close = (companyId: string, closingId: string) =>
  outcomeOf(service.accounts.close({ companyId, closingId }, servicePassport('company')))
const wish = async (companyId: string) => {
  const closingId = newId()
  await service.companies.closing(companyId, closingId)
  return closingId
}
const invoices = (companyId: string) => service.entries(companyId, InvoiceIssued)
const pay = async (companyId: string, amount: number) => {
  const said = { amount: { amount, currency: 'EUR' }, reference: newId(), receivedOn: now.toString().slice(0, 10) }
  await service.paymentOperators.recordPayment({ companyId, ...said }, operatorCall())
}

describe('when a company is being closed', () => {
  test('and never had a plan, then there is nothing to be invoiced, and nothing in the way', async () => {
    const { companyId } = await service.company()
    const closingId = await wish(companyId)
    expect([await close(companyId, closingId), await close(companyId, closingId)]).toEqual(['done', 'done'])
    expect(await service.entries(companyId, ClosingAnswered)).toEqual([{ companyId, closingId, isRefused: false }])
  })

  test('in the middle of a month that is paid, then its usage is invoiced now; that wish stays refused, and a paid one is not', async () => {
    now = instant('2026-11-01T09:00:00Z')
    const { companyId, owner } = await service.company(choiceOf('studio'))
    await service.entitlement(companyId)
    await waitFor(async () => (await invoices(companyId)).length === 1)
    await pay(companyId, 27_000)
    now = instant('2026-11-20T09:00:00Z')
    const line = { siteId: newId(), environmentId: newId(), tenure: 1, counterId: 'host', day: '2026-11-19' }
    const used = { ...line, visitorClass: 'VISITOR_CLASS_PEOPLE', requests: 202_500, bytes: 0 } as const
    await service.siteCommit(`company/${companyId}`, (tx) => tx.append(UsageCounted, { companyId, lines: [used] }))

    const first = await wish(companyId)
    expect(await close(companyId, first)).toBe('company-owes')
    // Three thousands more, and 20 % of VAT.
    expect((await invoices(companyId)).map(({ gross }) => gross)).toEqual([27_000, 324])
    // What is frozen begins nothing.
    const change = { companyId, choice: choiceOf('agency') }
    expect(await outcomeOf(service.subscriptions.putSubscription(change, owner.call()))).toBe('company-closing')
    await pay(companyId, 324)
    expect(await close(companyId, first)).toBe('company-owes')
    await service.companies.keep(companyId, first)
    const resume = service.subscriptions.resumeSubscription({ companyId }, owner.call())
    expect(await outcomeOf(resume)).toBe('plan-not-cancelled')
    // Nor does a question about it that comes late.
    expect(await close(companyId, first)).toBe('company-owes')

    const second = await wish(companyId)
    expect([await close(companyId, first), await close(companyId, second)]).toEqual(['company-owes', 'done'])
    await service.companies.close(companyId, owner.userId)
    expect(await close(companyId, second)).toBe('done')
    expect(await invoices(companyId)).toHaveLength(2)
    expect((await service.entries(companyId, ClosingAnswered)).map(({ isRefused }) => isRefused)).toEqual([true, false])
  })

  test('and another process, whose clock is ahead, let the plan stand still, then the answer waits until that time has come', async () => {
    now = instant('2026-11-01T09:00:00Z')
    const { companyId } = await service.company(choiceOf('starter'))
    await service.entitlement(companyId)
    now = instant('2026-11-20T09:00:02Z')
    const closingId = await wish(companyId)
    const types = async () => (await service.events(companyId)).map(({ type }) => type)
    await waitFor(async () => (await types()).includes('SubscriptionFrozen'))
    now = instant('2026-11-20T09:00:00Z')
    expect(await close(companyId, closingId)).toBe('unavailable')
    now = instant('2026-11-20T09:00:02Z')
    // The plan's invoice is open.
    expect(await close(companyId, closingId)).toBe('company-owes')
  })

  test('and the wish is withdrawn, then it is refused though it could not be decided; what was decided before stands', async () => {
    now = instant('2026-11-01T09:00:00Z')
    const { companyId } = await service.company(choiceOf('starter'))
    await service.entitlement(companyId)
    const withdraw = (closingId: string) =>
      outcomeOf(service.accounts.withdraw({ companyId, closingId }, servicePassport('company')))
    const first = await wish(companyId)
    expect([await withdraw(first), await close(companyId, first)]).toEqual(['closing-withdrawn', 'closing-withdrawn'])
    await service.companies.keep(companyId, first)
    const second = await wish(companyId)
    expect([await close(companyId, second), await withdraw(second)]).toEqual(['company-owes', 'company-owes'])
    // The one that has ended is withdrawn late.
    expect([await withdraw(first), await withdraw(newId())]).toEqual(['company-owes', 'company-owes'])

    const other = await service.company()
    const agreed = await wish(other.companyId)
    expect(await close(other.companyId, agreed)).toBe('done')
    const late = { companyId: other.companyId, closingId: agreed }
    expect(await outcomeOf(service.accounts.withdraw(late, servicePassport('company')))).toBe('done')
    expect(await outcomeOf(service.accountsAsPerson.withdraw(late, other.owner.call()))).toBe('not-allowed')
  })

  test('by a wish that never stood, or by a person, then it is refused', async () => {
    const { companyId, owner } = await service.company()
    expect(await close(companyId, newId())).toBe('company-owes')
    expect(await close(companyId, 'x')).toBe('bad-request')
    expect(await close(newId(), newId())).toBe('not-found')
    expect(await outcomeOf(service.accountsAsPerson.close({ companyId, closingId: newId() }, owner.call()))).toBe(
      'not-allowed',
    )
  })
})
