import { expect, test } from '@jest/globals'
import { idlePatterns, wronglyJudged } from './dependency-rules.ts'

test('when no rule notices anything, then every rule is told', () => {
  const problems = wronglyJudged([])
  expect(problems).toContain('not noticed: rules-touch-no-world in services/future/src/sites/site.ts')
  expect(problems.every((problem) => problem.startsWith('not noticed: '))).toBe(true)
})

test('when a rule notices what is allowed, or what another rule is for, then that is told', () => {
  const violation = (from: string, name: string) => ({ from, to: 'any', rule: { name } })
  const violations = [
    violation('services/future/src/sites/site.test.ts', 'testing-in-tests-only'),
    violation('services/future/src/sites/site.ts', 'no-cycles'),
  ]
  expect(wronglyJudged(violations).filter((problem) => problem.startsWith('noticed'))).toEqual([
    'noticed, and allowed: testing-in-tests-only in services/future/src/sites/site.test.ts',
    'noticed, and allowed: no-cycles in services/future/src/sites/site.ts',
  ])
})

test('when a pattern matches no file any more, then it is told', () => {
  const rule = {
    name: 'pure',
    from: { path: ['^libs/a/', '^libs/renamed\\.ts$'] },
    to: { path: '^services/([^/]+)/', pathNot: '^services/$1/' },
  }
  expect(idlePatterns([rule], ['libs/a/src/index.ts', 'services/b/src/app.ts'])).toEqual([
    'pure: no file matches ^libs/renamed\\.ts$; was it renamed?',
  ])
})
