import { readdirSync, readFileSync } from 'node:fs'
import { codes } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { packages } from './load.ts'
import { securityEvents, securityEventsOf } from './security-events.ts'

const paths = Object.values(packages).flatMap((each) =>
  typeof each === 'object' && !('format' in each) ? Object.values(each).map(({ path }) => String(path)) : [],
)

test('when an event names methods and codes, then they exist', () => {
  expect(paths).toContain('/holdfast.identity.v1.Sessions/SignIn')
  for (const [type, row] of Object.entries(securityEvents)) {
    for (const method of ('methods' in row && row.methods) || []) {
      const pattern = new RegExp(`^/holdfast\\.${method.replaceAll('.', '\\.').replace('*', '.*')}$`)
      expect([type, method, method === '*' || paths.some((path) => pattern.test(path))]).toEqual([type, method, true])
    }
    const outcomes = 'outcome' in row && Array.isArray(row.outcome) ? row.outcome : []
    expect([type, outcomes.filter((code) => !(code in codes))]).toEqual([type, []])
  }
})

test('when a call ends, then its method and outcome decide which events it is', () => {
  const signIn = '/holdfast.identity.v1.Sessions/SignIn'
  expect(securityEventsOf(signIn, 'done')).toEqual(['signed-in'])
  expect(securityEventsOf(signIn, 'sign-in-failed')).toEqual(['sign-in-failed'])
  expect(securityEventsOf(signIn, 'unavailable')).toEqual([])
  expect(securityEventsOf('/holdfast.company.v1.Operators/SuspendCompany', 'done')).toEqual(['operator-act'])
  expect(securityEventsOf('/holdfast.company.v1.Operators/SuspendCompany', 'operators-only')).toEqual([
    'operator-act-refused',
  ])
  expect(securityEventsOf('/holdfast.company.v1.Companies/CloseCompany', 'proof-needed')).toEqual(['proof-missing'])
  expect(securityEventsOf('/holdfast.company.v1.Companies/GetCompany', 'done')).toEqual([])
})

test('when a service is named as one of operators, or closes months, then its calls are acts of operators', () => {
  const folder = new URL('../../../protos/holdfast/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.proto'))
  const found = files.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const [, namespace] = /^package (\S+);/m.exec(text)!
    return [...text.matchAll(/^service (\w*Operators|Closes|Consumers) /gm)].map(
      ([, service]) => `/${namespace}.${service}/Any`,
    )
  })
  expect(found.length).toBeGreaterThan(6)
  for (const method of found) expect([method, ...securityEventsOf(method, 'done')]).toEqual([method, 'operator-act'])
})
