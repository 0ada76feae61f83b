import { describe, expect, test } from '@jest/globals'
import { createSite, deleteSite, editSite, purgeSite, recoverSite, tidyLabels } from './site.ts'

const naming = { name: 'Quay', foldedName: 'quay' }
const given = { ...naming, id: 'a site', companyId: 'a company', slug: 'quay-bcdfgh', labels: ['shop'] }
const { site: present } = createSite(given, 5)
const { site: deleted } = deleteSite(present, { now: 10, purgeAt: 20 })

test('when a site is made, then it is in its first tenure', () => {
  expect(createSite({ ...given, clonedFrom: 'another' }, 5)).toEqual({
    site: { ...given, tenure: 1, createdAt: 5, version: 1, state: 'present' },
    events: [{ type: 'SiteCreated', tenure: 1, clonedFrom: 'another' }],
  })
})

describe('when a site is edited', () => {
  test('then the event names the fields that differ, and the slug stays', () => {
    const edit = { naming: { name: 'Wharf', foldedName: 'wharf' }, labels: ['shop', 'old'] }
    expect(editSite(present, edit)).toEqual({
      site: { ...present, ...edit.naming, labels: edit.labels, version: 2 },
      events: [{ type: 'SiteChanged', fields: ['name', 'labels'] }],
    })
  })

  test('then what is absent or the same changes nothing', () => {
    expect(editSite(present, {})).toEqual({ site: present, events: [] })
    expect(editSite(present, { naming, labels: ['shop'] })).toEqual({ site: present, events: [] })
  })

  test('then a name of other letters in another case is a change, though it is compared as the same', () => {
    const { events } = editSite(present, { naming: { name: 'QUAY', foldedName: 'quay' } })
    expect(events).toEqual([{ type: 'SiteChanged', fields: ['name'] }])
  })
})

describe('when a site is deleted', () => {
  test('then it can be brought back until its grace is over, in another tenure', () => {
    expect(recoverSite(deleted, { now: 19, reason: 'asked for' })).toEqual({
      site: { ...present, tenure: 2, version: 3 },
      events: [{ type: 'SiteRecovered', tenure: 2, reason: 'asked for', premiumStagingIds: [] }],
    })
    expect(() => recoverSite(deleted, { now: 20, reason: 'late' })).toThrow('site-purged')
  })

  test('then, once its bytes are gone, nothing brings it back', () => {
    const { site: purged, events } = purgeSite(deleted, 21)
    expect(events).toEqual([{ type: 'SitePurged' }])
    expect(purged).toMatchObject({ state: 'purged', purgedAt: 21, slug: present.slug })
    expect(() => recoverSite(purged, { now: 15, reason: 'late' })).toThrow('site-purged')
  })

  test('then only a deleted one is brought back', () => {
    expect(() => recoverSite(present, { now: 6, reason: 'early' })).toThrow('site-not-deleted')
  })
})

test('when a label is given twice, then it is kept once, in its first place', () => {
  expect(tidyLabels(['b', 'a', 'b'])).toEqual(['b', 'a'])
})
