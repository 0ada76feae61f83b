import { describe, expect, test } from '@jest/globals'
import { knownVulnerabilities } from './known-vulnerabilities.ts'

const report = (vulnerabilities: object) => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })
const advisory = { source: 1, name: 'a', title: 'Prototype pollution', url: 'https://github.com/advisories/GHSA-x' }

describe('when the registry answers', () => {
  test('then packages with high and critical vulnerabilities are named, with their cause', () => {
    const printed = report({
      a: { name: 'a', severity: 'critical', range: '<1.2.3', via: [advisory] },
      b: { name: 'b', severity: 'high', range: '*', via: ['a'] },
      c: { name: 'c', severity: 'moderate', range: '*', via: [advisory] },
      d: { name: 'd', severity: 'low', range: '*', via: ['c'] },
    })
    expect(knownVulnerabilities(printed)).toEqual({
      serious: ['a <1.2.3, critical: Prototype pollution https://github.com/advisories/GHSA-x', 'b *, high: by a'],
      others: 2,
    })
  })

  test('then nothing is wrong where nothing is known', () => {
    expect(knownVulnerabilities(report({}))).toEqual({ serious: [], others: 0 })
  })
})

test.each([
  ['{"message":"405 Method Not Allowed","method":"POST","statusCode":405}', '405 Method Not Allowed'],
  ['{"message":"request failed, reason: getaddrinfo ENOTFOUND"}', 'request failed, reason: getaddrinfo ENOTFOUND'],
  ['{"vulnerabilities":{}}', 'no answer'],
  ['<html>', 'no answer'],
  ['', 'no answer'],
  ['null', 'no answer'],
])('when the registry cannot say, as in %s, then that is told and is no clean bill', (printed, unanswered) => {
  expect(knownVulnerabilities(printed)).toEqual({ unanswered })
})
