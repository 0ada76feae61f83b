import { idBytes, newId } from '@holdfast/contracts'
import { AccessChanged } from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import {
  EnvironmentCreated,
  EnvironmentDeleted,
  EnvironmentFact,
  LimitChanged,
  SiteCreated,
  SiteDeleted,
  SiteFact,
  SiteRecovered,
} from '@holdfast/contracts/site'
import { dropFact, type FactChange, putFact } from '@holdfast/ledger'
import { describe, expect, test } from '@jest/globals'
import { checkSiteRoles } from './site-roles.ts'
import { replaySites } from './sites.ts'
import { createWorld } from './watch-commits.ts'

const [companyId, siteId, liveId] = [newId(), newId(), newId()]
const [stagingId, premiumId, userId] = [newId(), newId(), newId()]
const limit = { companyId, sites: 1, premiumStagings: 1, open: true, suspended: false }

type Step = { type: string; data: Buffer; facts: FactChange[]; stream: string; index: number }

function step<Input>(
  message: { type: string; encode(data: Input): Buffer },
  data: NoInfer<Input>,
  facts: FactChange[] = [],
  more: { stream?: string; index?: number } = {},
): Step {
  const { stream = `site/${siteId}`, index = 0 } = more
  return { type: message.type, data: message.encode(data), facts, stream, index }
}

const siteRow = (tenure = 1, paysPremiumStaging = false, of = companyId) =>
  putFact('site', idBytes(siteId), SiteFact, {
    companyId: idBytes(of),
    tenure,
    state: 'STATE_ACTIVE',
    paysPremiumStaging,
  })
const keyOf = (id: string) => [idBytes(siteId), idBytes(id)]
const environment = (id: string, kind: EnvironmentFact['kind']) =>
  putFact('environment', keyOf(id), EnvironmentFact, { kind })
const ids = { companyId, siteId }

const created = [
  step(SiteCreated, { ...ids, tenure: 1 }, [siteRow()]),
  step(EnvironmentCreated, { ...ids, environmentId: liveId, kind: 'KIND_LIVE' }, [environment(liveId, 'KIND_LIVE')], {
    index: 1,
  }),
]
const premium = step(EnvironmentCreated, { ...ids, environmentId: premiumId, kind: 'KIND_PREMIUM_STAGING' }, [
  environment(premiumId, 'KIND_PREMIUM_STAGING'),
  siteRow(1, true),
])
const deleted = step(SiteDeleted, { ...ids, tenure: 1, purgedAt: 1 }, [
  dropFact('site', idBytes(siteId)),
  dropFact('environment', keyOf(liveId)),
])
const recovered = (tenure = 2) =>
  step(SiteRecovered, { ...ids, tenure, reason: 'asked' }, [siteRow(tenure), environment(liveId, 'KIND_LIVE')])
const limited = (version: number, more = {}) =>
  step(LimitChanged, { ...limit, entitlementVersion: version, ...more }, [], { stream: `company/${companyId}` })

function ledgerOf(steps: Step[]) {
  const entries = steps.map((given, n) => ({ entry: { ...given, shard: 0, seq: n + 1 } as unknown as Entry }))
  return { entries: [entries] } as Parameters<typeof replaySites>[0]
}

describe('a history of sites', () => {
  test('when it is whole, nothing is found wrong', () => {
    const end = step(EnvironmentDeleted, { ...ids, environmentId: premiumId, kind: 'KIND_PREMIUM_STAGING' }, [
      dropFact('environment', keyOf(premiumId)),
      siteRow(),
    ])
    const replay = replaySites(ledgerOf([limited(1), ...created, premium, end, deleted, recovered(), limited(2)]))
    expect(replay).toMatchObject({ commits: 7, wrong: [] })
    expect(replay.sites.get(siteId)).toMatchObject({ companyId, tenure: 2, state: 'present' })
  })

  const staging = (id: string) =>
    step(EnvironmentCreated, { ...ids, environmentId: id, kind: 'KIND_STAGING' }, [environment(id, 'KIND_STAGING')])
  test.each<[string, Step[], RegExp]>([
    ['an environment comes before its site', [created[1]!], /before the site was created/],
    ['it is created twice', [...created, ...created], /created twice/],
    ['it is deleted twice', [...created, deleted, deleted], /deleted while it was deleted/],
    ['it comes back in its old tenure', [...created, deleted, recovered(1)], /brought back in tenure 1/],
    ['it was never deleted and comes back', [...created, recovered()], /brought back while it was present/],
    ['it has two stagings', [...created, staging(stagingId), staging(premiumId)], /a second KIND_STAGING/],
    ['it has no live environment', [created[0]!], /no live environment/],
    [
      'the facts give it to another company',
      [{ ...created[0]!, facts: [siteRow(1, false, userId)] }, created[1]!],
      /facts/,
    ],
    ['the facts do not say what is paid', [...created, { ...premium, facts: premium.facts.slice(0, 1) }], /pays true/],
    ['a deleted one stays in the facts', [...created, { ...deleted, facts: [] }], /entries tell undefined/],
    ['a limit goes back to an older version', [limited(2), limited(1)], /goes back from version 2/],
  ])('when %s, it is found', (_, steps, expected) => {
    expect(replaySites(ledgerOf(steps)).wrong.join('\n')).toMatch(expected)
  })

  test('when a role was given on a site of another company, or stands on one that is gone, it is found', () => {
    const gave = (on: string, tenure: number, by = companyId) =>
      ledgerOf([
        step(AccessChanged, {
          companyId: by,
          userId,
          membershipId: newId(),
          after: { siteRoles: { grants: [{ siteId: on, role: 'SITE_ROLE_DEVELOPER', tenure }] } },
          cause: 'CAUSE_CHANGED',
        }),
      ])
    const member = (tenure: number) => new Map([[userId, `${newId()} sites+${siteId}:developer@${tenure}`]])
    const company = (members: Map<string, string>) => ({ companies: new Map([[companyId, { members } as never]]) })
    const present = replaySites(ledgerOf(created))
    const back = replaySites(ledgerOf([...created, deleted, recovered()]))
    const gone = replaySites(ledgerOf([...created, deleted]))
    const nobody = company(new Map())
    expect(checkSiteRoles(gave(siteId, 1), company(member(1)), present)).toEqual({ given: 1, standing: 1, wrong: [] })
    expect(checkSiteRoles(gave(siteId, 2), nobody, present).wrong).toHaveLength(1)
    expect(checkSiteRoles(gave(newId(), 1), nobody, present).wrong).toHaveLength(1)
    expect(checkSiteRoles(gave(siteId, 1, newId()), nobody, present).wrong).toHaveLength(1)
    expect(checkSiteRoles(gave(siteId, 1), company(member(1)), gone).wrong).toEqual([
      expect.stringContaining('not count'),
    ])
    expect(checkSiteRoles(gave(siteId, 1), company(member(1)), back).wrong).toHaveLength(1)
    expect(checkSiteRoles(gave(siteId, 1), company(member(2)), back).wrong).toEqual([])
  })
})

describe('watched commits', () => {
  const put = (coll: string, _id: string, fullDocument: object) => ({
    ns: { db: 'any', coll },
    operationType: 'replace',
    documentKey: { _id },
    fullDocument,
  })
  const places = (used: number, more = {}) =>
    put('limits', companyId, {
      ...{ sites: { limit: 1, used }, premiumStagings: { limit: 0, used: 0 } },
      ...{ open: true, suspended: false, entitlementVersion: 2 },
      ...more,
    })
  const site = (id: string, state = 'present', tenure = 1) => put('sites', id, { companyId, state, tenure })
  const member = (on: string, tenure: number, of = companyId) =>
    put('memberships', userId, { companyId: of, access: { siteRoles: [{ siteId: on, tenure }] } })
  const gone = (tenure: number, more = {}) => put('site_guards', siteId, { gone: tenure, ...more })
  const watched = (commits: object[][]) => {
    const world = createWorld()
    for (const commit of commits) world.apply(commit as Parameters<typeof world.apply>[0])
    return world.wrong.join('\n')
  }
  const first = [places(1), site(siteId)]
  const away = [places(0), site(siteId, 'deleted')]

  test('when each keeps the rules, nothing is found wrong', () => {
    const tidied = [gone(1), { ...put('memberships', userId, {}), operationType: 'delete' }]
    const again = [places(1), site(siteId, 'present', 2)]
    const steps = [
      first,
      [member(siteId, 1)],
      away,
      [gone(1, { untidiedSince: 1 })],
      tidied,
      again,
      [member(siteId, 2)],
    ]
    expect(watched(steps)).toBe('')
  })

  test.each<[string, object[][], RegExp]>([
    ['there are more sites than the plan allows', [first, [places(2), site(stagingId)]], /its plan allows 1/],
    ['the limit counts less than there is', [first, [places(1), site(stagingId)]], /its limit counts 1/],
    ['the limit counts a site that is gone', [first, [site(siteId, 'deleted')]], /its limit counts 1/],
    ['one is created while suspended', [[places(1, { suspended: true }), site(siteId)]], /is not open/],
    ['one is created in a closed company', [[places(1, { open: false }), site(siteId)]], /is not open/],
    ['a company with a site is closed', [first, [places(1, { open: false })]], /is closed, and has 1 sites/],
    [
      'a premium staging has no place',
      [first, [put('environments', liveId, { companyId, state: 'present', kind: 'premium-staging' })]],
      /premium stagings/,
    ],
    ['a limit goes back', [first, [places(1, { entitlementVersion: 1 })]], /went back to version 1/],
    ['a role is on a site that is not there', [[member(siteId, 1)]], /not theirs/],
    ['a role is on another company’s site', [first, [member(siteId, 1, newId())]], /not theirs/],
    [
      'a role is given after company knew that the site is gone',
      [first, away, [gone(1, { untidiedSince: 1 })], [member(siteId, 1)]],
      /which is gone/,
    ],
    ['a role stands after it was tidied away', [first, [member(siteId, 1)], away, [gone(1)]], /tidied away/],
  ])('when %s, it is found', (_, commits, expected) => {
    expect(watched(commits)).toMatch(expected)
  })
})
