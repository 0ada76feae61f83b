import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Company, type CompanyDecision, create, type OpenCompany } from '../companies/company.ts'
import { closed } from '../testing/closed-company.ts'
import { restore, suspend, takeUnpaid } from './suspension.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), now: 5 }
const { company: open } = create({ name: 'Quay', address }, given)
const byOperator = suspend(open, { reason: 'spam', now: 9 }).company
const unpaid = (version: number) => ({ unpaid: true, version, now: 10 })
const paid = (version: number) => ({ unpaid: false, version, now: 11 })

describe('given an operator', () => {
  test('when a company is suspended and restored, then it is as before but for the version', () => {
    expect(suspend(open, { reason: 'spam', now: 9 })).toEqual({
      company: {
        ...open,
        state: 'suspended',
        suspendedAt: 9,
        suspendedBecause: ['operator'],
        version: 2,
        standingVersion: 2,
      },
      events: [
        { type: 'CompanySuspended', reason: 'spam', because: ['SUSPENSION_REASON_OPERATOR'], standingVersion: 2 },
      ],
    })
    expect(restore(byOperator, { reason: 'cleaned' })).toEqual({
      company: { ...open, version: 3, standingVersion: 3 },
      events: [
        { type: 'CompanyRestored', reason: 'cleaned', lifted: 'SUSPENSION_REASON_OPERATOR', standingVersion: 3 },
      ],
    })
    expect(() => suspend(byOperator, { reason: 'spam', now: 10 })).toThrow('company-suspended')
    expect(() => restore(open, { reason: 'cleaned' })).toThrow('company-not-suspended')
  })

  test('when the company has not paid, then the operator’s reason joins and is lifted beside it', () => {
    const owing = takeUnpaid(open, unpaid(1)).company
    expect(() => restore(owing, { reason: 'kind' })).toThrow('suspended-as-unpaid')
    const both = suspend(owing, { reason: 'spam', now: 12 })
    expect(both.events).toEqual([
      {
        type: 'SuspensionReasonsChanged',
        because: ['SUSPENSION_REASON_UNPAID', 'SUSPENSION_REASON_OPERATOR'],
        joined: 'SUSPENSION_REASON_OPERATOR',
        reason: 'spam',
      },
    ])
    expect(both.company).toMatchObject({ standingVersion: owing.standingVersion, suspendedAt: 10 })
    const left = restore(both.company, { reason: 'cleaned' })
    expect(left.events).toMatchObject([{ type: 'SuspensionReasonsChanged', because: ['SUSPENSION_REASON_UNPAID'] }])
    expect(takeUnpaid(left.company, paid(2)).company).toMatchObject({ state: 'active' })
  })
})

describe('given billing’s word', () => {
  test('when it comes again, or an older one comes late, then nothing happens', () => {
    const owing = takeUnpaid(open, unpaid(1))
    expect(owing.events).toEqual([
      {
        type: 'CompanySuspended',
        reason: '',
        because: ['SUSPENSION_REASON_UNPAID'],
        unpaidVersion: 1,
        standingVersion: 2,
      },
    ])
    expect(takeUnpaid(owing.company, unpaid(1)).events).toEqual([])
    const restored = takeUnpaid(owing.company, paid(2)).company
    expect(takeUnpaid(restored, unpaid(1))).toEqual({ company: restored, events: [] })
  })

  test('when the newer one comes first and says nothing new, then the older one is ignored all the same', () => {
    const told = takeUnpaid(open, paid(2))
    expect(told.events).toEqual([{ type: 'SuspensionReasonsChanged', because: [], reason: '', unpaidVersion: 2 }])
    expect(takeUnpaid(told.company, unpaid(1))).toEqual({ company: told.company, events: [] })
  })

  test('when it is paid, then an operator’s suspension stays', () => {
    const both = takeUnpaid(byOperator, unpaid(1)).company
    expect(takeUnpaid(both, paid(2))).toMatchObject({
      company: { state: 'suspended', suspendedBecause: ['operator'], suspendedAt: 9 },
      events: [{ type: 'SuspensionReasonsChanged', lifted: 'SUSPENSION_REASON_UNPAID' }],
    })
  })
})

test('given a closed company, then every word about it is refused', () => {
  const over = closed(byOperator, 12).company
  for (const act of [
    () => suspend(over, { reason: 'spam', now: 13 }),
    () => restore(over, { reason: 'cleaned' }),
    () => takeUnpaid(over, unpaid(1)),
    () => takeUnpaid(over, paid(2)),
  ]) {
    expect(act).toThrow('company-closed')
  }
})

type Word = { by: 'operator'; suspends: boolean } | { by: 'billing'; unpaid: boolean; version: number }

test('whatever operators do and in whatever order words of billing come, each reason is what its own side said last', () => {
  // Billing says one thing of each version, and its words arrive in any order, repeated.
  const saidOf = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })
  const story = saidOf.chain((said) =>
    fc.array(
      fc.oneof(
        fc.record({ by: fc.constant('operator' as const), suspends: fc.boolean() }),
        fc
          .nat({ max: said.length - 1 })
          .map((index) => ({ by: 'billing' as const, unpaid: said[index]!, version: index + 1 })),
      ),
      { maxLength: 40 },
    ),
  )
  fc.assert(
    fc.property(story, (words: Word[]) => {
      let company: OpenCompany = open
      let isSuspended = false
      let operators = false
      let newest = { version: 0, unpaid: false }
      for (const word of words) {
        const before: Company = company
        const decision = taken(company, word)
        if (word.by === 'operator') operators = word.suspends
        else if (word.version > newest.version) newest = word
        if (!decision) continue
        company = decision.company
        const [event] = decision.events
        // Whoever reads the entries alone knows the state and the reasons.
        if (event?.type === 'CompanySuspended') {
          expect(isSuspended).toBe(false)
          isSuspended = true
        }
        if (event?.type === 'CompanyRestored') {
          expect(isSuspended).toBe(true)
          isSuspended = false
        }
        const rises = event?.type === 'CompanySuspended' || event?.type === 'CompanyRestored' ? 1 : 0
        expect(company.standingVersion - before.standingVersion).toBe(rises)
        expect(company.state === 'suspended').toBe(isSuspended)
        expect(company.unpaidVersion ?? 0).toBe(newest.version)
        expect(new Set(company.state === 'suspended' ? company.suspendedBecause : [])).toEqual(
          new Set([...(operators ? ['operator'] : []), ...(newest.unpaid ? ['unpaid'] : [])]),
        )
      }
    }),
  )
})

/** Nothing if it was refused: an operator is told that it is so already. */
function taken(company: OpenCompany, word: Word): CompanyDecision<OpenCompany> | undefined {
  if (word.by === 'billing') return takeUnpaid(company, { ...word, now: 20 })
  try {
    return word.suspends ? suspend(company, { reason: 'spam', now: 20 }) : restore(company, { reason: 'cleaned' })
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}
