import type { CompanyRole } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Company, create } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'
import { closed } from '../testing/closed-company.ts'
import { completeRecovery, objectToRecovery, startRecovery, transfer } from './ownership.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), now: 0 }
const { company: owned, owner } = create({ name: 'Quay', address }, given)
const member = (companyRole: CompanyRole): Membership => ({
  id: newId(),
  companyId: owned.id,
  userId: newId(),
  access: { companyRole },
  joinedAt: 0,
  version: 1,
})
const heir = member('administrator')
const notice = { reason: 'left', now: 100, noticeMs: 50 }
const { company: recovering } = startRecovery(owned, heir, notice)
const { ownerRecovery: _, ...over } = recovering
const stopped = (cause: string) => ({
  company: { ...over, version: 3 },
  events: [{ type: 'OwnerRecoveryStopped', newOwnerId: heir.userId, cause }],
})

describe('given an open company', () => {
  test('when ownership goes to an administrator, then that one field changes', () => {
    expect(transfer(owned, heir)).toEqual({
      company: { ...owned, ownerId: heir.userId, version: 2 },
      events: [{ type: 'OwnershipTransferred', fromUserId: owner.userId, toUserId: heir.userId }],
    })
  })

  test('when ownership would go to anybody else, then it is refused', () => {
    for (const to of [member('developer'), member('billing'), undefined]) {
      expect(() => transfer(owned, to)).toThrow('not-an-administrator')
    }
    expect(() => transfer(owned, owner)).toThrow('already-owner')
    expect(() => transfer(closed(owned, 1).company, heir)).toThrow('company-closed')
  })

  test('when an operator starts a recovery, then its notice runs, and no second one can start', () => {
    expect(startRecovery(owned, heir, notice)).toEqual({
      company: {
        ...owned,
        ownerRecovery: { newOwnerId: heir.userId, membershipId: heir.id, effectiveAt: 150 },
        version: 2,
      },
      events: [{ type: 'OwnerRecoveryStarted', newOwnerId: heir.userId, effectiveAt: 150, reason: 'left' }],
    })
    expect(() => startRecovery(recovering, heir, notice)).toThrow('recovery-under-way')
    expect(() => startRecovery(owned, member('billing'), notice)).toThrow('not-an-administrator')
    expect(() => objectToRecovery(owned)).toThrow('no-recovery')
  })
})

describe('given a recovery under way', () => {
  test('when the notice has not passed, then it waits', () => {
    const over = closed(recovering, 1).company
    expect(completeRecovery(recovering, heir, 149)).toEqual({ company: recovering, events: [] })
    expect(completeRecovery(owned, heir, 1_000)).toEqual({ company: owned, events: [] })
    expect(completeRecovery(over, heir, 1_000)).toEqual({ company: over, events: [] })
  })

  test('when it has passed, then the chosen person owns the company', () => {
    const [fromUserId, toUserId] = [owner.userId, heir.userId]
    expect(completeRecovery(recovering, heir, 150)).toEqual({
      company: { ...over, ownerId: toUserId, version: 3 },
      events: [{ type: 'OwnershipTransferred', fromUserId, toUserId, byOperator: true }],
    })
  })

  test('when the chosen person is no administrator any more, or has left and joined again, then it stops', () => {
    const demoted: Membership = { ...heir, access: { companyRole: 'developer' } }
    const returned: Membership = { ...heir, id: newId() }
    for (const chosen of [demoted, returned, undefined]) {
      expect(completeRecovery(recovering, chosen, 150)).toEqual(stopped('CAUSE_IMPOSSIBLE'))
    }
  })

  test('when somebody objects, the owner hands over, or the company closes, then the recovery ends', () => {
    expect(objectToRecovery(recovering)).toEqual(stopped('CAUSE_OBJECTED'))
    expect(closed(recovering, 1).events.slice(1)).toEqual(stopped('CAUSE_IMPOSSIBLE').events)
    expect(transfer(recovering, heir).events).toHaveLength(1)
    for (const { company } of [objectToRecovery(recovering), transfer(recovering, heir), closed(recovering, 1)]) {
      expect(company).not.toHaveProperty('ownerRecovery')
    }
  })
})

test('whatever is tried in whatever order, the owner is one of the administrators', () => {
  const people = [owner, heir, member('administrator'), member('developer'), member('billing')]
  const steps = fc.array(
    fc.record({
      act: fc.constantFrom('transfer', 'start', 'stop', 'complete'),
      who: fc.constantFrom(...people),
      now: fc.integer({ min: 0, max: 100 }),
    }),
  )
  const act = (company: Company, { act, who, now }: { act: string; who: Membership; now: number }) => {
    if (act === 'transfer') return transfer(company, who)
    if (act === 'start') return startRecovery(company, who, { ...notice, now, noticeMs: 20 })
    if (act === 'stop') return objectToRecovery(company)
    return completeRecovery(company, who, now)
  }
  fc.assert(
    fc.property(steps, (sequence) => {
      let company: Company = owned
      for (const step of sequence) {
        try {
          company = act(company, step).company
        } catch {
          // refused: the company is as it was
        }
        const ownedBy = people.filter(({ userId }) => userId === company.ownerId)
        expect(ownedBy.map(({ access }) => access)).toEqual([{ companyRole: 'administrator' }])
      }
    }),
  )
})
