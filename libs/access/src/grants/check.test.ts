import { idBytes, newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import type { CompanyRole, SiteRole } from '../access.ts'
import { createDecide } from '../decide.ts'
import { flip } from '../mutation.ts'
import { type PermissionId, permissions } from '../permissions.ts'
import { ABOUT, ALLOWED, type CheckOptions, createCheck, DENIED, permissionNumber, UNKNOWN } from './check.ts'
import { type CompanyStanding, GrantTable } from './grant-table.ts'

const decide = createDecide()
const newBytes = () => idBytes(newId())
const names = Object.keys(permissions) as PermissionId[]
const manage = permissionNumber['members.manage']
const use = permissionNumber['live.use']
const active = { state: 'active', requireTwoFactor: false } as const
const administrator: Member = {
  name: 'administrator',
  isOwner: false,
  access: () => ({ companyRole: 'administrator' }),
}

describe.each(everyState())('when the company is $state, two-factor required: $requireTwoFactor', (company) => {
  test.each(everyMember())('then check answers to $name what decide says, whatever is asked', (member) => {
    const { check, user, companyId, site, pays } = oneMember(company, member)
    const answers = new Uint8Array(1)
    const different: unknown[] = []
    for (const name of names) {
      for (let about = 0; about < 16; about++) {
        const twoFactor = (about & ABOUT.passedTwoFactor) !== 0
        const standing = { companyId: 'c', company, isOwner: member.isOwner, access: member.access('s'), twoFactor }
        const resource = {
          environment: about & ABOUT.staging ? ('staging' as const) : ('live' as const),
          reads: (about & ABOUT.onlyReads) !== 0,
          ...(about & ABOUT.paysNoPremiumStaging ? { paysPremiumStaging: false } : {}),
        }
        const number = permissionNumber[name]
        const here = { siteId: 's', companyId: 'c', tenure: 1 }
        for (const paysPremiumStaging of [false, true]) {
          // Its fact says this of a site, whatever the question says.
          pays(paysPremiumStaging)
          const onSite = decide(name, standing, { ...resource, paysPremiumStaging, site: here }).allowed
            ? ALLOWED
            : DENIED
          check.onSites({ permissions: [number], userIds: [user], siteIds: [site], abouts: [about] }, answers)
          if (answers[0] !== onSite) different.push({ name, about, batched: onSite })
          if (check.onSite(number, user, site, about) !== onSite) different.push({ name, about, onSite })
        }
        const inCompany = decide(name, standing, resource).allowed ? ALLOWED : DENIED
        if (check.inCompany(number, user, companyId, about) !== inCompany) different.push({ name, about, inCompany })
      }
    }
    expect(different).toEqual([])
  })
})

test('when a cell of the table is changed, then the check changes with it', () => {
  const flipped = createDecide(flip('members.manage', 'developer'))
  const member: Member = { name: 'developer', isOwner: false, access: () => ({ companyRole: 'developer' }) }
  const { check, user, companyId } = oneMember(active, member, { decide: flipped })
  expect(check.inCompany(manage, user, companyId)).toBe(ALLOWED)
})

describe('freshness', () => {
  test('when the shard of the company is not fresh, then the answer is unknown for every user', () => {
    const { check, user, companyId, site } = oneMember(active, administrator, {
      companiesFresh: (shard) => shard !== 3,
    })
    expect(check.inCompany(manage, user, companyId)).toBe(UNKNOWN)
    expect(check.inCompany(manage, newBytes(), companyId)).toBe(UNKNOWN)
    expect(check.onSite(use, user, site)).toBe(UNKNOWN)
  })

  test('when the shard of the site is not fresh, then only questions about the site are unknown', () => {
    const { check, user, companyId, site } = oneMember(active, administrator, { sitesFresh: (shard) => shard !== 5 })
    expect(check.inCompany(manage, user, companyId)).toBe(ALLOWED)
    expect(check.onSite(use, user, site)).toBe(UNKNOWN)
  })

  test('when the table has no such company or site, then it is denied only if the shard is fresh', () => {
    let isFresh = true
    const fresh = (shard: number) => isFresh && (shard === 3 || shard === 5)
    const { check, user } = oneMember(active, administrator, { companiesFresh: fresh, sitesFresh: fresh })
    expect(check.inCompany(manage, user, newBytes())).toBe(DENIED)
    expect(check.onSite(use, user, newBytes())).toBe(DENIED)
    isFresh = false
    expect(check.inCompany(manage, user, newBytes())).toBe(UNKNOWN)
    expect(check.onSite(use, user, newBytes())).toBe(UNKNOWN)
  })

  test('when a check begins, then the clock is read once, before freshness and table are looked at', () => {
    const seen: unknown[] = []
    const { check, user, site } = oneMember(active, administrator, {
      clock: () => seen.push('clock') + 40,
      companiesFresh: (_shard, now) => seen.push(['company', now]) > 0,
      sitesFresh: (_shard, now) => seen.push(['site', now]) > 0,
    })
    check.onSite(use, user, site)
    expect(seen).toEqual(['clock', ['site', 41], ['company', 41]])
  })
})

test('when many are asked at once, then each is answered as alone', () => {
  const { check, table, user, companyId, site } = oneMember(active, administrator, { companiesFresh: () => isFresh })
  let isFresh = true
  const foreign = newBytes()
  table.putSite(foreign, newBytes(), 1, false)
  const userIds = Array.from({ length: 64 }, (_, i) => (i % 3 ? user : newBytes()))
  const siteIds = Array.from({ length: 64 }, (_, i) => [site, foreign, newBytes()][i % 5]! ?? site)
  const answers = new Uint8Array(64)
  for (isFresh of [true, false]) {
    check.onSites({ permissions: userIds.map(() => use), userIds, siteIds, abouts: userIds.map(() => 0) }, answers)
    expect(Array.from(answers)).toEqual(userIds.map((userId, i) => check.onSite(use, userId, siteIds[i]!)))
  }
  table.dropCompany(companyId)
  isFresh = true
  check.onSites({ permissions: [use], userIds: [user], siteIds: [site], abouts: [0] }, answers)
  expect(answers[0]).toBe(DENIED)
})

test('when a company has no fact, then its members may do nothing', () => {
  const { check, table, user, companyId } = oneMember(active, administrator)
  expect(check.inCompany(manage, user, companyId)).toBe(ALLOWED)
  table.dropCompany(companyId)
  expect(check.inCompany(manage, user, companyId)).toBe(DENIED)
})

function everyState(): Company[] {
  return (['active', 'suspended', 'closed'] as const).flatMap((state) =>
    [true, false].map((requireTwoFactor) => ({ state, requireTwoFactor })),
  )
}

type Company = Omit<CompanyStanding, 'ownerId'>

interface Member {
  name: string
  isOwner: boolean
  access: (
    siteId: string,
  ) => { companyRole: CompanyRole } | { siteRoles: { siteId: string; role: SiteRole; tenure: number }[] }
}

function everyMember(): Member[] {
  const companyRoles = (['developer', 'billing'] as const).map((companyRole) => ({
    name: companyRole,
    isOwner: false,
    access: () => ({ companyRole }),
  }))
  const siteRoles = (['administrator', 'developer'] as const).flatMap((role) => [
    {
      name: `site ${role} there`,
      isOwner: false,
      access: (siteId: string) => ({ siteRoles: [{ siteId, role, tenure: 1 }] }),
    },
    {
      name: `site ${role} elsewhere`,
      isOwner: false,
      access: () => ({ siteRoles: [{ siteId: 'another', role, tenure: 1 }] }),
    },
  ])
  return [{ ...administrator, name: 'owner', isOwner: true }, administrator, ...companyRoles, ...siteRoles]
}

function oneMember(company: Company, member: Member, options: Partial<CheckOptions> = {}) {
  const table = new GrantTable({ shardOfCompany: () => 3, shardOfSite: () => 5 })
  const [user, companyId, site, another] = [newBytes(), newBytes(), newBytes(), newBytes()]
  table.putCompany(companyId, { ...company, ownerId: member.isOwner ? user : newBytes() })
  const pays = (paysPremiumStaging: boolean) => table.putSite(site, companyId, 1, paysPremiumStaging)
  pays(false)
  table.putSite(another, companyId, 1, true)
  const access = member.access('here')
  if ('companyRole' in access) table.put(companyId, user, access)
  else {
    const siteRoles = access.siteRoles.map(({ siteId, ...rest }) => ({
      ...rest,
      siteId: siteId === 'here' ? site : another,
    }))
    table.put(companyId, user, { siteRoles })
  }
  const always = () => true
  const check = createCheck({ table, companiesFresh: always, sitesFresh: always, clock: () => 0, ...options })
  return { table, check, user, companyId, site, pays }
}
