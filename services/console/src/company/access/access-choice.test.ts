import { describe, expect, test } from '@jest/globals'
import { type AccessChoice, rebaseChoice } from './access-choice.ts'
import type { SiteRole } from './site-roles.ts'

const sites = (roles: Record<string, SiteRole>) => ({
  siteRoles: Object.entries(roles).map(([siteId, role]) => ({ siteId, role })),
})
const chosen = (roles: Record<string, SiteRole>): AccessChoice => ({ of: 'sites', ...sites(roles) })

describe('what is chosen after somebody else has changed the access', () => {
  const before = sites({ atlas: 'developer', birch: 'developer' })

  test('when nothing was chosen yet then it is what is there now', () => {
    expect(
      rebaseChoice(chosen({ birch: 'developer', atlas: 'developer' }), before, { companyRole: 'billing' }),
    ).toEqual({
      of: 'billing',
      siteRoles: [],
    })
  })

  test('when both change roles on sites then each change stands', () => {
    const choice = chosen({ dune: 'developer', atlas: 'administrator' })
    const now = sites({ atlas: 'developer', birch: 'developer', cedar: 'developer' })
    expect(rebaseChoice(choice, before, now)).toEqual(
      chosen({ dune: 'developer', atlas: 'administrator', cedar: 'developer' }),
    )
  })

  test('when a role in the company was chosen then it stays', () => {
    const choice: AccessChoice = { of: 'developer', ...before }
    expect(rebaseChoice(choice, before, sites({ cedar: 'developer' })).of).toBe('developer')
  })
})
