import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { create, suspend } from '../companies/company.ts'
import { closed } from '../testing/closed-company.ts'
import { beginPlanChange, changePlan, keepPlan } from './plan-change.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), planId: 'studio', now: 5 }
const { company: open } = create({ name: 'Quay', address }, given)
const wish = { id: newId(), begunAt: 6, by: { kind: 'KIND_USER', id: given.ownerId }, planId: 'agency' } as const
const begun = beginPlanChange(open, wish).company

describe('when another plan is wished for', () => {
  test('then the wish stands, and what the company may use stays', () => {
    expect(beginPlanChange(open, wish)).toEqual({
      company: { ...open, planChange: { ...wish, version: 2 }, entitlementVersion: 2 },
      events: [{ type: 'PlanChanging', changeId: wish.id, toPlanId: 'agency', entitlementVersion: 2 }],
    })
  })

  test('and the company has it, or the same wish stands, then nothing happens', () => {
    expect(beginPlanChange(open, { ...wish, planId: 'studio' })).toEqual({ company: open, events: [] })
    expect(beginPlanChange(begun, { ...wish, id: newId() })).toEqual({ company: begun, events: [] })
  })

  test('and another wish stands, or the company is closed or being closed, then it is refused', () => {
    expect(() => beginPlanChange(begun, { ...wish, planId: 'starter' })).toThrow('plan-changing')
    expect(() => beginPlanChange({ ...open, closing: { ...wish, version: 2 } }, wish)).toThrow('company-closing')
    expect(() => beginPlanChange(closed(open, 7).company, wish)).toThrow('company-closed')
  })
})

test('when site has taken the entitlement, then the company has the plan, though it was suspended in between', () => {
  expect(changePlan(begun, wish.id)).toEqual({
    company: { ...open, planId: 'agency', entitlementVersion: 3, version: 2 },
    events: [{ type: 'PlanChanged', fromPlanId: 'studio', toPlanId: 'agency', entitlementVersion: 3 }],
  })
  const suspended = suspend(begun, { reason: 'unpaid', now: 8 }).company
  expect(changePlan(suspended, wish.id).company).toMatchObject({ planId: 'agency', entitlementVersion: 4 })
})

test('when site refuses, then the company keeps its plan; a wish that stands no more changes nothing', () => {
  const kept = { type: 'PlanKept', changeId: wish.id, code: 'plan-too-small' }
  const company = { ...open, entitlementVersion: 2 }
  expect(keepPlan(begun, wish.id, 'plan-too-small')).toEqual({ company, events: [kept] })
  expect(keepPlan(open, wish.id, 'plan-too-small')).toEqual({ company: open, events: [] })
  expect(changePlan(open, wish.id)).toEqual({ company: open, events: [] })
})
