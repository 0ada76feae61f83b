import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { type ApiDocument, routesOf } from '../support/documented-routes.ts'
import { calls, checkCalls } from './calls.ts'
import { wrongPermissions, wrongRefusals } from './documented.ts'

const file = new URL('../../docs/openapi.json', import.meta.url)
const company = '/v1/companies/{companyId}'

function wrongIn(change: (paths: ApiDocument['paths']) => void): string[] {
  const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument
  change(document.paths)
  const [routes, all] = [routesOf(document), [...calls, ...checkCalls(['members.see'])]]
  return [...wrongPermissions(routes, all).wrong, ...wrongRefusals(routes, all).wrong]
}

test('when the document names the permissions of the calls then there is no difference', () => {
  expect(wrongIn(() => {})).toEqual([])
})

test('when the document names another permission then both are reported', () => {
  const wrong = wrongIn((paths) => {
    paths[company]!.delete!['x-permission']!.needs[0]!.permission = 'company.see'
  })
  expect(wrong).toEqual([
    `DELETE ${company}: x-permission needs company.see, and no call shows it`,
    `DELETE ${company}: it needs company.close, and x-permission does not say so`,
  ])
})

test('when the document says nothing, or too much, or leaves out an operation, then that is reported', () => {
  const wrong = wrongIn((paths) => {
    delete paths[`${company}/members`]!.get!['x-permission']
    paths['/v1/companies']!.get!['x-permission']!.shows!.push({ permission: 'members.see' })
    delete paths[`${company}/members/me`]
  })
  expect(wrong).toEqual([
    'GET /v1/companies: x-permission shows members.see, and no call shows it',
    `GET ${company}/members: it needs members.see, and x-permission does not say so`,
    'DELETE …/members/me: not in the document',
  ])
})

const member = `${company}/members/{userId}`
const needsOf = (operation: ApiDocument['paths'][string][string] | undefined) => operation!['x-permission']!.needs

test('when the document has another condition then both are reported', () => {
  const wrong = wrongIn((paths) => {
    needsOf(paths[member]!.delete).find(({ when }) => when)!.when = 'the moon is full'
  })
  expect(wrong).toEqual([
    `DELETE ${member}: x-permission needs members.manage when the moon is full, and no call shows it`,
    `DELETE ${member}: it needs members.manage when the member has a company role, and x-permission does not say so`,
  ])
})

test('when a condition holds in every call then there is none that shows what happens without it', () => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument
  const without = calls.filter(({ isNeedless }) => !isNeedless)
  const { wrong } = wrongPermissions(routesOf(document), [...without, ...checkCalls(['members.see'])])
  expect(wrong).toEqual([
    `GET ${member}: no call shows what happens unless the member is not the caller`,
    'GET /v1/operations/{operationId}: no call shows what happens unless it is work on a site',
  ])
})

test('when the document says another refusal, or leaves it to the usual one, then that is reported', () => {
  const resend = `${company}/invitations/{invitationId}/resend`
  const wrong = wrongIn((paths) => {
    delete needsOf(paths[resend]!.post).find(({ otherwise }) => otherwise)!.otherwise
    needsOf(paths[company]!.delete)[0]!.otherwise = 'not-found'
  })
  expect(wrong).toContain(
    `POST ${resend}: POST …/invitations/{invitationId}/resend is refused to developer with not-found, and not beyond-own-access`,
  )
  expect(wrong).toContain(
    `DELETE ${company}: DELETE /v1/companies/{companyId} is refused to billing with not-allowed, and not not-found`,
  )
})

test('when the document leaves out a refusal or a status then that is reported', () => {
  const wrong = wrongIn((paths) => {
    const { responses } = paths[company]!.delete!
    responses['403']!.description = responses['403']!.description!.replace('`not-allowed`', '`never-allowed`')
    delete responses['409']
  })
  expect(wrong).toEqual([
    `DELETE ${company}: DELETE /v1/companies/{companyId} is answered 409 company-has-sites, not documented`,
    `DELETE ${company}: DELETE /v1/companies/{companyId} is answered 403 not-allowed, not documented`,
  ])
})

test('when a permission is needed more often than the document says then its refusal is reported', () => {
  const key = `${company}/api-keys/{keyId}`
  const wrong = wrongIn((paths) => {
    needsOf(paths[key]!.delete).find(({ permission }) => permission === 'api-keys.manage')!.when =
      'the caller made the key, and has no `api-keys.revoke`'
  })
  expect(wrong).toContain(
    `DELETE ${key}: DELETE …/api-keys/{keyId} of another is refused to billing with not-allowed, and not not-found`,
  )
})
