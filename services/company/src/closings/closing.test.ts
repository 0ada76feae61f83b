import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { create } from '../companies/company.ts'
import { startRecovery } from '../ownership/ownership.ts'
import { suspend } from '../suspensions/suspension.ts'
import { beginClosing, close, keepOpen } from './closing.ts'

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), now: 5 }
const { company: open } = create({ name: 'Quay', address }, given)
const wish = { id: newId(), begunAt: 6, by: { kind: 'KIND_USER', id: given.ownerId } } as const
const standing = { ...wish, version: 2 }
const begun = beginClosing(open, wish).company

describe('when a company is to be closed', () => {
  test('then the wish stands, and is not another version of the company', () => {
    expect(beginClosing(open, wish)).toEqual({
      company: { ...open, closing: standing, standingVersion: 2 },
      events: [{ type: 'CompanyClosing', closingId: wish.id, standingVersion: 2 }],
    })
  })

  test('once more, then the first wish stands', () => {
    expect(beginClosing(begun, { ...wish, id: newId() })).toEqual({ company: begun, events: [] })
  })
})

describe('when the wish is carried on', () => {
  test('then the company is closed, suspended or not, and a recovery of ownership stops', () => {
    const { closing: _, ...rest } = begun
    expect(close(begun, wish.id, 9)).toEqual({
      company: { ...rest, state: 'closed', closedAt: 9, version: 2, standingVersion: 3 },
      events: [{ type: 'CompanyClosed', standingVersion: 3 }],
    })
    const member = { companyId: open.id, access: { companyRole: 'administrator' }, joinedAt: 5, version: 1 } as const
    const heir = { ...member, id: newId(), userId: newId() }
    const recovering = startRecovery(begun, heir, { reason: 'gone', now: 7, noticeMs: 5 }).company
    expect(close(recovering, wish.id, 9).events.map(({ type }) => type)).toEqual([
      'CompanyClosed',
      'OwnerRecoveryStopped',
    ])
    const suspended = suspend(begun, { reason: 'unpaid', now: 8 }).company
    expect(close(suspended, wish.id, 9).company).toMatchObject({ state: 'closed' })
  })

  test('or refused, then the company stays as it was', () => {
    const { closing: _, ...rest } = begun
    expect(keepOpen(begun, wish.id, { code: 'company-has-sites' })).toEqual({
      company: { ...rest, standingVersion: 3 },
      events: [{ type: 'CompanyKept', closingId: wish.id, code: 'company-has-sites', standingVersion: 3 }],
    })
  })

  test('a second time, or when another wish stands, then nothing happens', () => {
    const closed = close(begun, wish.id, 9).company
    for (const company of [closed, open, { ...begun, closing: { ...standing, id: newId() } }]) {
      expect(close(company, wish.id, 10)).toEqual({ company, events: [] })
      expect(keepOpen(company, wish.id, { code: 'company-has-sites' })).toEqual({ company, events: [] })
    }
  })
})
