import { randomInt } from 'node:crypto'
import { expectedOf } from '../crashes/lanes.ts'
import type { PassingDays } from '../support/passing-days.ts'
import type { Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { until } from '../support/until.ts'
import type { Lane } from './lane.ts'
import type { LaneTools, SiteLanes } from './site-lanes.ts'

/** The changes that begin in billing, and end in company or in site. The first two change access. */
export const BILLING_CHANGES = [
  'suspended as unpaid',
  'restored by a payment',
  'plan bought',
  'plan raised',
  'plan cancelled',
  'plan bought anew',
] as const
const [UNPAID, PAID, BOUGHT, RAISED, CANCELLED, BOUGHT_ANEW] = BILLING_CHANGES
/** Those of a company for which an operator's reason stands, too: it stays suspended. */
export const PAID_IN_VAIN = 'paid, suspended by an operator'
export const RESTORED_IN_VAIN = 'restored by an operator, unpaid'

/** Creations of sites that were asked for while a limit was known from an answer, or while an answer was outstanding. */
export interface LimitCounts {
  /** What an answer said was possible, and was done. */
  made: number
  /** `too-many-sites`, when all places were taken; `no-plan`, when there was no plan. */
  full: number
  none: number
  /** Before the answer: either way is right. */
  either: number
  /** Refused although an answer had said that there is room; done although it had said that there is none. */
  staleRefusals: number
  beyond: number
}

/** Sites that each plan of the catalogue carries. */
const SITES = { starter: 1, studio: 10 } as const
/** Each costs more than the one before it, so that there is something to pay. */
const DEARER = ['starter', 'studio', 'agency', 'enterprise'] as const

/** Clients that do not pay and pay, and that buy, change and cancel plans. */
export function openBillingLanes(tools: LaneTools & { siteLanes: SiteLanes; days: PassingDays; wrong: string[] }) {
  const { changes, expect, about, siteLanes, days, wrong } = tools
  const limits: LimitCounts = { made: 0, full: 0, none: 0, either: 0, staleRefusals: 0, beyond: 0 }

  return { limits, unpaidLane, plansLane }

  /**
   * A company does not pay, billing has it suspended, and a payment restores it; or not, where an operator has suspended it
   * meanwhile or before: then it takes both, in either order.
   */
  async function unpaidLane(index: number, { owner, member }: { owner: Person; member: Person }): Promise<Lane> {
    let company = await another()
    return {
      rest: 0.7,
      state: {},
      subjects: [],
      isBesideCompany: true,
      async act() {
        const { isUnpaid, byOperator, owes } = company
        if (isUnpaid) return randomInt(byOperator ? 2 : 5) === 0 ? operate() : pay()
        if (byOperator) return owes && randomInt(2) === 0 ? becomeUnpaid() : operate()
        if (!owes) return oweMore()
        return randomInt(5) === 0 ? operate() : becomeUnpaid()
      },
    }

    async function another() {
      const companyId = await tools.found(owner, `Unpaid ${index}`, DEARER[0])
      await tools.join(companyId, owner, member, { companyRole: 'developer' })
      const { siteId, live } = await siteLanes.make(owner, companyId, 'Not paid for')
      const subjects = [
        ...[owner, member].map((each) => about('site.create', each, companyId, true)),
        about('live.use', member, companyId, true, { siteId, environment: live }),
      ]
      return { companyId, subjects, plan: 0, owes: true, isUnpaid: false, byOperator: false }
    }

    function effects(allowed: boolean) {
      return company.subjects.map((subject) => ({ subject, allowed }))
    }

    async function becomeUnpaid() {
      const { companyId, byOperator } = company
      await changes.event(UNPAID, () => days.letDaysPass(companyId), effects(false))
      expect(expectedOf.state(companyId, byOperator ? 'unpaid joins' : 'suspended'))
      company.isUnpaid = true
    }

    async function pay() {
      const { companyId, byOperator } = company
      const operator = await tools.proveOperator()
      const amount = await days.owed(companyId)
      const receivedOn = new Date().toISOString().slice(0, 10)
      const body = { payer: companyId, amount, currency: 'EUR', reference: crypto.randomUUID(), receivedOn }
      const call = { by: operator, method: 'POST', path: '/v1/operator/billing/payments', body }
      const paid = await changes.change(byOperator ? PAID_IN_VAIN : PAID, call, effects(!byOperator))
      if (paid.outstanding.amount !== '0') throw new Error(`${companyId} has paid, and owes ${JSON.stringify(paid)}`)
      expect(expectedOf.payment(companyId, amount))
      expect(expectedOf.state(companyId, byOperator ? 'unpaid is lifted' : 'restored'))
      Object.assign(company, { isUnpaid: false, owes: false })
    }

    /** An operator suspends it, or restores it. */
    async function operate() {
      const { companyId, isUnpaid, byOperator } = company
      const operator = await tools.proveOperator()
      const act = byOperator ? 'restore' : 'suspend'
      const path = `/v1/operator/companies/${companyId}/${act}`
      const call = { by: operator, method: 'POST', path, body: { reason: 'Asked for in writing' } }
      await changes.change(byOperator && isUnpaid ? RESTORED_IN_VAIN : act, call, effects(byOperator && !isUnpaid))
      const reason = byOperator ? 'operator is lifted' : 'operator joins'
      const state = byOperator ? 'restored' : 'suspended'
      expect(expectedOf.state(companyId, isUnpaid ? reason : state))
      company.byOperator = !byOperator
    }

    /** By a larger plan; when it has the largest, it is another company's turn. */
    async function oweMore() {
      const { companyId, plan } = company
      const [from, to] = [DEARER[plan]!, DEARER[plan + 1]]
      if (to === undefined) {
        tools.onOver(company.subjects)
        company = await another()
        return
      }
      const path = `/v1/companies/${companyId}/subscription`
      const answer = await changes.call({ by: owner, method: 'PUT', path, body: monthly(to) })
      // Billing hears a moment after company has answered that the company is not suspended any more.
      if (answer.body?.code === 'company-suspended') return
      if (answer.status !== 200) throw new Error(`${path} answered ${JSON.stringify(answer.body)}`)
      expect(expectedOf.plan(companyId, `${from} to ${to}`))
      Object.assign(company, { plan: plan + 1, owes: true })
    }
  }

  /**
   * A company without a plan buys one, changes to a larger one, cancels it within the refund days, and buys one anew. From
   * each answer on, just as many sites can be made as the plan carries. Then it is another company's turn.
   */
  async function plansLane(index: number, owner: Person): Promise<Lane> {
    const prove = tools.proofOf(owner)
    let turn = 0
    let life = companyLife()
    return {
      rest: 1,
      state: {},
      subjects: [],
      isBesideCompany: true,
      async act() {
        if ((await life.next()).done) life = companyLife()
      },
    }

    async function* companyLife() {
      const companyId = await tools.found(owner, `Plans ${index}.${++turn}`, 'none')
      const company = { companyId, siteIds: [] as string[] }
      await tryNone(company)
      yield
      await choose(company, BOUGHT, 'starter', 'to starter')
      await fill(company, SITES.starter)
      yield
      await Promise.all([choose(company, RAISED, 'studio', 'starter to studio'), tryEither(company)])
      await fill(company, SITES.studio)
      yield
      await cancel(company)
      await tryNone(company)
      yield
      await untilGone(company)
      yield
      await choose(company, BOUGHT_ANEW, 'starter', 'to starter')
      await fill(company, SITES.starter)
    }

    type PlansCompany = { companyId: string; siteIds: string[] }

    async function choose({ companyId }: PlansCompany, what: string, planId: string, told: string) {
      const path = `/v1/companies/${companyId}/subscription`
      await changes.change(what, { by: owner, method: 'PUT', path, body: monthly(planId) }, [])
      expect(expectedOf.plan(companyId, told))
    }

    async function cancel({ companyId, siteIds }: PlansCompany) {
      await prove()
      const path = `/v1/companies/${companyId}/subscription/cancel`
      await changes.change(CANCELLED, { by: owner, method: 'POST', path, body: { siteIds } }, [])
      expect(expectedOf.plan(companyId, 'ended'))
      for (const siteId of siteIds) expect(expectedOf.site(siteId, 'deleted', 'site'))
    }

    /** Site deletes them by itself, one after the other. */
    async function untilGone(company: PlansCompany) {
      const path = `/v1/companies/${company.companyId}/sites`
      const isGone = async () => (await changes.expect({ by: owner, method: 'GET', path })).items.length === 0
      await until('the end of sites whose plan has ended', async () => (await isGone()) || undefined, {
        seconds: 120,
        everyMs: 300,
      })
      company.siteIds = []
    }

    /** As many as there is room for, and one more, all at once: just one is refused, whichever it is. */
    async function fill(company: PlansCompany, limit: number) {
      const room = limit - company.siteIds.length
      const codes = await Promise.all(Array.from({ length: room + 1 }, () => make(company)))
      const refused = codes.filter((code) => code !== undefined)
      limits.made += Math.min(room, codes.length - refused.length)
      if (refused.join() === 'too-many-sites') {
        limits.full++
        return
      }
      limits.staleRefusals += Math.max(0, refused.length - 1)
      if (refused.length === 0) limits.beyond++
      const were = refused.length === 0 ? 'none was refused' : `refused were ${refused.join(', ')}`
      wrong.push(`${company.companyId}: room for ${room} sites by the answer; of ${room + 1} creations ${were}`)
    }

    async function tryNone(company: PlansCompany) {
      const code = await make(company)
      if (code === 'no-plan') limits.none++
      else if (code === undefined) {
        limits.beyond++
        wrong.push(`${company.companyId}: a site was made without a plan`)
      } else wrong.push(`${company.companyId}: a creation without a plan was refused with ${code}`)
    }

    async function tryEither(company: PlansCompany) {
      const code = await make(company)
      if (code !== undefined && code !== 'too-many-sites') throw new Error(`a creation was refused with ${code}`)
      limits.either++
    }

    /** Returns the code of a refusal. */
    async function make(company: PlansCompany): Promise<string | undefined> {
      const made = await siteLanes.attempt(owner, company.companyId, 'Planned')
      if ('refusal' in made) return made.refusal
      company.siteIds.push(made.siteId)
    }
  }
}
