import { createDecide, isForKeys, type PermissionId, permissions } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { NOON, refusal } from '../testing/person.ts'
import {
  endOf,
  isUsedLately,
  type LiveKey,
  type MakerMembership,
  MOST_KEYS,
  make,
  readName,
  revokeKey,
  type Wanted,
} from './api-key.ts'

const decide = createDecide()
const companyId = newId()
const userId = newId()
const membershipId = newId()
const DAY_MS = 24 * 3_600_000

type CompanyRole = 'administrator' | 'developer' | 'billing'
type Company = MakerMembership['standing']['company']

function member(
  companyRole: CompanyRole,
  company: Partial<Company> = {},
  more: Partial<MakerMembership> = {},
): MakerMembership {
  return {
    membershipId,
    standing: {
      companyId,
      company: { state: 'active', requireTwoFactor: false, ...company },
      isOwner: false,
      access: { companyRole },
    },
    ...more,
  }
}

const wanted: Wanted = { keyId: newId(), companyId, userId, name: 'Deploy', keyHash: 'hash' }
const made = (different: Partial<Wanted> = {}, membership = member('developer'), present = 0): LiveKey =>
  make({ ...wanted, ...different }, { decide, membership, present, now: NOON })

describe('when a key is made', () => {
  test('then it names the membership it comes from, and has nothing beyond what its maker and keys may have', () => {
    const ids = Object.keys(permissions) as PermissionId[]
    const roles = fc.constantFrom<CompanyRole>('administrator', 'developer', 'billing')
    fc.assert(
      fc.property(roles, fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined }), (role, asked) => {
        const column = (id: PermissionId) => permissions[id].roles[role]
        const grantable = ids.filter((id) => isForKeys(id) && column(id) !== 'no')
        const give = () => made({ permissions: asked }, member(role))
        const wrong = asked?.find((id) => !grantable.includes(id))
        if (wrong) return expect(refusal(give)).toBe(isForKeys(wrong) ? 'beyond-own-access' : 'not-for-keys')
        expect(give()).toMatchObject({ membershipId, userId, companyId, state: 'live', createdAt: NOON })
        expect(give().permissions).toEqual(asked ?? grantable)
      }),
    )
  })

  test('then a permission asked for twice is in it once, and an unknown one is refused', () => {
    expect(made({ permissions: ['sites.see', 'members.see', 'sites.see'] }).permissions).toEqual([
      'members.see',
      'sites.see',
    ])
    for (const permission of ['members.fire', '', 'constructor', '__proto__']) {
      expect(refusal(() => made({ permissions: ['members.see', permission] }))).toBe('bad-request')
    }
  })

  test('then permissions that a suspension stops for a while can still be given', () => {
    expect(made({ permissions: ['site.create'] }, member('developer', { state: 'suspended' }))).toBeDefined()
  })

  test('then it expires in the future and within five years, or never', () => {
    expect(made().expiresAt).toBeNull()
    expect(made({ expiresAt: NOON + 1 }).expiresAt).toBe(NOON + 1)
    expect(made({ expiresAt: NOON + 5 * 365 * DAY_MS }).expiresAt).toBe(NOON + 5 * 365 * DAY_MS)
    for (const expiresAt of [NOON, NOON - 1, 0, NOON + 6 * 365 * DAY_MS]) {
      expect(refusal(() => made({ expiresAt }))).toBe('bad-expiry')
    }
  })

  test('then a company has a hundred at most', () => {
    expect(made({}, member('developer'), MOST_KEYS - 1)).toBeDefined()
    expect(refusal(() => made({}, member('developer'), MOST_KEYS))).toBe('too-many-keys')
  })

  test('then its name is a line of text', () => {
    expect(readName('  Nightly de\u0301ploy ')).toBe('Nightly déploy')
    for (const name of ['', ' ', 'a\nb', 'x'.repeat(101), '\u200e', '\u3164', 'a\u202eb'])
      expect(refusal(() => readName(name))).toBe('bad-request')
  })
})

describe('when a key is looked at later', () => {
  const key = made({ expiresAt: NOON + DAY_MS })
  const end = (maker: Parameters<typeof endOf>[1], now = NOON + 1) => endOf(key, maker, decide, now)

  test('then it counts as long as its maker is the same member, and may hold keys', () => {
    expect(end(member('developer'))).toBeUndefined()
    expect(end(member('administrator'))).toBeUndefined()
    expect(end(member('developer', { state: 'suspended' }))).toBeUndefined()
    // That they lack a second factor is for each call to say: it comes back.
    expect(end(member('developer', { requireTwoFactor: true }))).toBeUndefined()
  })

  test('then it ends with its maker’s right to keys, by whatever way that ended', () => {
    expect(end(member('billing'))).toBe('MAKER_DEMOTED')
    expect(end('none')).toBe('MAKER_GONE')
    expect(end(member('administrator', {}, { membershipId: newId() }))).toBe('MAKER_GONE')
    expect(end('disabled')).toBe('MAKER_DISABLED')
    expect(end('erased')).toBe('MAKER_ERASED')
    expect(end(member('administrator', { state: 'closed' }))).toBe('COMPANY_CLOSED')
    const onSites = {
      ...member('developer').standing,
      access: { siteRoles: [{ siteId: newId(), role: 'administrator' as const, tenure: 1 }] },
    }
    expect(end({ membershipId, standing: onSites })).toBe('MAKER_DEMOTED')
  })

  test('then it ends when its time is over', () => {
    expect(end(member('developer'), NOON + DAY_MS - 1)).toBeUndefined()
    expect(end(member('developer'), NOON + DAY_MS)).toBe('EXPIRED')
  })

  test('then it is ended once, and keeps the reason', () => {
    const ended = revokeKey(key, 'MAKER_GONE', NOON + 5)
    expect(ended).toMatchObject({ state: 'revoked', endedAt: NOON + 5, cause: 'MAKER_GONE' })
    expect(refusal(() => revokeKey(ended, 'REVOKED', NOON + 6))).toBe('key-revoked')
  })

  test('then its use is noted once a minute', () => {
    expect(isUsedLately(key, NOON)).toBe(false)
    expect(isUsedLately({ ...key, lastUsedAt: NOON }, NOON + 59_999)).toBe(true)
    expect(isUsedLately({ ...key, lastUsedAt: NOON }, NOON + 60_000)).toBe(false)
  })
})
