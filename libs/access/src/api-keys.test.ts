import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type Access,
  barredFromKeys,
  createDecide,
  decideForKey,
  isForKeys,
  isWithinRole,
  lacksToGive,
  type PermissionId,
  permissions,
  type Resource,
  type Standing,
  type Subject,
} from './index.ts'

const decide = createDecide()
const ids = Object.keys(permissions) as PermissionId[]
const siteId = 'site'

// Written from the description of the product and not from the list in code: keys, credentials, ownership, what needs a
// fresh proof, what concerns one person.
const neverForKeys = [
  'company.two-factor.require',
  'company.close',
  'company.ownership.transfer',
  'company.leave',
  'plan.cancel',
  'invoice-mails.switch',
  'overage-notices.receive',
  'payment-methods.manage',
  'site.transfer',
  'site-transfer.accept',
  'api-keys.manage',
  'api-keys.revoke',
]

const accesses: Access[] = [
  { companyRole: 'administrator' },
  { companyRole: 'developer' },
  { companyRole: 'billing' },
  { siteRoles: [{ siteId, role: 'administrator', tenure: 1 }] },
  { siteRoles: [{ siteId, role: 'developer', tenure: 1 }] },
]

const active: Standing['company'] = { state: 'active', requireTwoFactor: false }
const member = (access: Access, more: Partial<Subject> = {}): Subject => ({
  companyId: 'company',
  company: active,
  isOwner: false,
  access,
  twoFactor: false,
  ...more,
})

const standings = fc.record({
  companyId: fc.constant('company'),
  company: fc.record({
    state: fc.constantFrom('active', 'suspended', 'closed'),
    requireTwoFactor: fc.boolean(),
  }),
  isOwner: fc.boolean(),
  access: fc.constantFrom(...accesses),
  twoFactor: fc.boolean(),
})
const resources: fc.Arbitrary<Resource> = fc.record(
  {
    site: fc.constantFrom(...[siteId, 'another'].map((id) => ({ siteId: id, companyId: 'company', tenure: 1 }))),
    environment: fc.constantFrom('live', 'staging'),
    paysPremiumStaging: fc.boolean(),
    reads: fc.boolean(),
  },
  { requiredKeys: [] },
)

describe('what a key can have at all', () => {
  test('when the list is compared with what the product forbids, then it has exactly the other permissions', () => {
    expect(ids.filter((id) => !isForKeys(id)).sort()).toEqual([...neverForKeys].sort())
  })
})

describe('when a key is used', () => {
  test('then it may do what both its permissions and its maker allow, whatever permissions it was given', () => {
    const given = fc.subarray(ids)
    fc.assert(
      fc.property(given, fc.constantFrom(...ids), standings, resources, (list, permission, maker, resource) => {
        const { allowed } = decideForKey(decide, list, permission, maker, resource)
        const both = list.includes(permission) && decide(permission, maker, resource).allowed
        expect(allowed).toBe(both && !neverForKeys.includes(permission))
      }),
      { numRuns: 2_000 },
    )
  })

  test('then a refusal of the maker keeps its code, and a refusal of the key is not-allowed', () => {
    const suspended = member(accesses[0]!, { company: { ...active, state: 'suspended' } })
    expect(decideForKey(decide, ['site.create'], 'site.create', suspended)).toMatchObject({
      refusal: 'company-suspended',
    })
    expect(decideForKey(decide, [], 'site.create', suspended)).toMatchObject({ refusal: 'company-suspended' })
    expect(decideForKey(decide, [], 'members.see', member(accesses[0]!))).toMatchObject({ refusal: 'not-allowed' })
  })
})

describe('what access a key may give', () => {
  test('when it gives access, then whoever gets it can make no key that may more than this one', () => {
    const given = fc.subarray(ids)
    fc.assert(
      fc.property(given, fc.constantFrom(...accesses), standings, (list, access, maker) => {
        const mayGive = lacksToGive(decide, list, access, maker).length === 0
        const theirs = ids.filter((id) => isForKeys(id) && isWithinRole(decide, id, member(access)))
        expect(mayGive).toBe(theirs.every((id) => list.includes(id)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('when it holds all that a role gives, then it may give that role, and no wider one', () => {
    const all = (access: Access) => ids.filter((id) => isForKeys(id) && isWithinRole(decide, id, member(access)))
    const [administrator, developer, billing] = accesses
    const owner = member(administrator!, { isOwner: true })
    expect(lacksToGive(decide, all(developer!), developer!, owner)).toEqual([])
    expect(lacksToGive(decide, all(developer!), administrator!, owner)).toContain('members.manage')
    expect(lacksToGive(decide, ['members.manage'], billing!, owner)).toContain('invoices.see')
  })
})

describe('who may hold keys', () => {
  test('when the role is administrator or developer, then yes, also suspended or without a second factor', () => {
    const held = accesses.filter((access) => barredFromKeys(decide, member(access)) === undefined)
    expect(held).toEqual([{ companyRole: 'administrator' }, { companyRole: 'developer' }])
    const strict = { state: 'suspended', requireTwoFactor: true } as const
    expect(barredFromKeys(decide, member(accesses[1]!, { company: strict }))).toBeUndefined()
    expect(barredFromKeys(decide, member(accesses[2]!))).toBe('not-allowed')
  })

  test('when the company is closed, then no member', () => {
    const owner = member(accesses[0]!, {
      isOwner: true,
      company: { ...active, state: 'closed', requireTwoFactor: true },
    })
    expect(barredFromKeys(decide, owner)).toBe('company-closed')
  })
})

describe('what a maker may put into a key', () => {
  test('when the role gives it somewhere, then it is within, whatever the state of the company', () => {
    const company = { state: 'suspended', requireTwoFactor: true } as const
    const within = (access: Access, permission: PermissionId) =>
      isWithinRole(decide, permission, member(access, { company }))
    const developer = { companyRole: 'developer' } as const
    expect(within(developer, 'site.create')).toBe(true)
    expect(within(developer, 'site.delete')).toBe(true)
    expect(within(developer, 'members.manage')).toBe(false)
    expect(within(accesses[3]!, 'live.use')).toBe(true)
    expect(within(accesses[4]!, 'live.use')).toBe(false)
  })

  test('when it is not within, then the key could never use it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), standings, resources, (permission, maker, resource) => {
        if (!isWithinRole(decide, permission, maker)) {
          expect(decideForKey(decide, [permission], permission, maker, resource).allowed).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
  })
})
