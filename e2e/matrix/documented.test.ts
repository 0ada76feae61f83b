import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { type ApiDocument, routesOf } from '../support/documented-routes.ts'
import { calls, checkCalls } from './calls.ts'
import { wrongPermissions } from './documented.ts'

const file = new URL('../../docs/openapi.json', import.meta.url)
const company = '/v1/companies/{companyId}'

function wrongIn(change: (paths: ApiDocument['paths']) => void): string[] {
  const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument
  change(document.paths)
  return wrongPermissions(routesOf(document), [...calls, ...checkCalls([])]).wrong
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
