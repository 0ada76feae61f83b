import type { CompanyRole } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Company, close, create, type OpenCompany } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'
import { completeRecovery, startRecovery, stopRecovery, transfer } from './ownership.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const owned = create({ name: 'Quay', address }, { id: newId(), ownerId: newId(), planId: 'studio', now: 0 })
const member = (companyRole: CompanyRole): Membership => ({
  id: newId(),
  companyId: owned.id,
  userId: newId(),
  access: { companyRole },
  joinedAt: 0,
  version: 1,
})
const owner: Membership = { ...member('administrator'), userId: owned.ownerId }
const heir = member('administrator')
const recovering = startRecovery(owned, heir, { now: 100, noticeMs: 50 })

describe('given an open company', () => {
  test('when ownership goes to an administrator, then that one field changes', () => {
    expect(transfer(owned, heir)).toEqual({ ...owned, ownerId: heir.userId, version: 2 })
  })

  test('when it would go to anybody else, then it is refused', () => {
    for (const to of [member('developer'), member('billing'), undefined]) {
      expect(() => transfer(owned, to)).toThrow('not-an-administrator')
    }
    expect(() => transfer(owned, owner)).toThrow('already-owner')
    expect(() => transfer(close(owned, 1), heir)).toThrow('company-closed')
  })

  test('when the owner is to be recovered, then the notice runs and nothing else can begin', () => {
    expect(recovering.ownerRecovery).toEqual({ newOwnerId: heir.userId, membershipId: heir.id, effectiveAt: 150 })
    expect(recovering.ownerId).toBe(owned.ownerId)
    expect(() => startRecovery(recovering, heir, { now: 0, noticeMs: 1 })).toThrow('recovery-under-way')
    expect(() => startRecovery(owned, member('billing'), { now: 0, noticeMs: 1 })).toThrow('not-an-administrator')
    expect(() => stopRecovery(owned)).toThrow('no-recovery')
  })
})

describe('given a recovery under way', () => {
  test('when the notice has not passed, then it waits', () => {
    expect(completeRecovery(recovering, heir, 149)).toEqual({ step: 'wait' })
    expect(completeRecovery(owned, heir, 1_000)).toEqual({ step: 'wait' })
    expect(completeRecovery(close(recovering, 1), heir, 1_000)).toEqual({ step: 'wait' })
  })

  test('when it has passed, then the chosen person owns the company', () => {
    const { ownerRecovery: _, ...rest } = recovering
    expect(completeRecovery(recovering, heir, 150)).toEqual({
      step: 'transfer',
      company: { ...rest, ownerId: heir.userId, version: 3 },
    })
  })

  test('when the chosen person is no administrator any more, or another member than then, then it stops', () => {
    const demoted: Membership = { ...heir, access: { companyRole: 'developer' } }
    const returned: Membership = { ...heir, id: newId() }
    for (const chosen of [demoted, returned, undefined]) {
      const completion = completeRecovery(recovering, chosen, 150)
      expect(completion).toMatchObject({ step: 'stop', newOwnerId: heir.userId, company: { ownerId: owned.ownerId } })
    }
  })

  test('when somebody objects, the owner hands over, or the company closes, then it is over', () => {
    for (const over of [stopRecovery(recovering).company, transfer(recovering, heir), close(recovering, 1)]) {
      expect(over).not.toHaveProperty('ownerRecovery')
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
  const act = (company: Company, { act, who, now }: { act: string; who: Membership; now: number }): OpenCompany => {
    if (act === 'transfer') return transfer(company, who)
    if (act === 'start') return startRecovery(company, who, { now, noticeMs: 20 })
    if (act === 'stop') return stopRecovery(company).company
    const completion = completeRecovery(company, who, now)
    return completion.step === 'wait' ? (company as OpenCompany) : completion.company
  }
  fc.assert(
    fc.property(steps, (sequence) => {
      let company: OpenCompany = owned
      for (const step of sequence) {
        try {
          company = act(company, step)
        } catch {
          // refused: the company is as it was
        }
        const ownedBy = people.filter(({ userId }) => userId === company.ownerId)
        expect(ownedBy.map(({ access }) => access)).toEqual([{ companyRole: 'administrator' }])
      }
    }),
  )
})
