import { expect, test } from '@jest/globals'
import { isChangedBy } from './ended.ts'

const pushed = { siteId: 'bakery', kind: 'push' } as const
const here = new Set(['live-of-bakery'])

function changed(path: string, ids?: Record<string, string>, work: Parameters<typeof isChangedBy>[0] = [pushed]) {
  return isChangedBy(work, ['get', path, ...(ids ? [{ params: { path: ids } }] : [])], here)
}

test('when work on a site has ended then what is about the site and its environments is read again', () => {
  expect(changed('/v1/sites/{siteId}', { siteId: 'bakery' })).toBe(true)
  expect(changed('/v1/sites/{siteId}/operations', { siteId: 'bakery' })).toBe(true)
  expect(changed('/v1/environments/{environmentId}/releases', { environmentId: 'live-of-bakery' })).toBe(true)
})

test('when work on a site has ended then nothing is read again of another site', () => {
  expect(changed('/v1/sites/{siteId}', { siteId: 'cinema' })).toBe(false)
  expect(changed('/v1/environments/{environmentId}/backups', { environmentId: 'live-of-cinema' })).toBe(false)
})

test('when work has ended then of the company its lists of work and of sites are read again, and nothing else', () => {
  const companyId = 'carvalho'
  expect(changed('/v1/companies/{companyId}/operations', { companyId })).toBe(true)
  expect(changed('/v1/companies/{companyId}/sites', { companyId })).toBe(true)
  expect(changed('/v1/companies/{companyId}/usage', { companyId })).toBe(true)
  expect(changed('/v1/companies/{companyId}', { companyId })).toBe(false)
  expect(changed('/v1/companies/{companyId}/members/{userId}', { companyId, userId: 'ada' })).toBe(false)
  expect(changed('/v1/companies/{companyId}/invoices', { companyId })).toBe(false)
  expect(changed('/v1/plans')).toBe(false)
})

test('when a site came or went then what one reaches is read again, and not after other work', () => {
  expect(changed('/v1/me/access')).toBe(false)
  expect(changed('/v1/me/access', undefined, [{ siteId: 'bakery', kind: 'delete-site' }])).toBe(true)
  expect(changed('/v1/me/access', undefined, [pushed, { siteId: 'cinema', kind: 'clone' }])).toBe(true)
})
