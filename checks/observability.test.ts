import { expect, test } from '@jest/globals'
import { alertProblems, observability, unknownMetrics } from './observability.ts'

const rule = {
  alert: 'HoldfastThingBroken',
  expr: 'holdfast_thing_broken == 1 and holdfast:things:rate5m > 1',
  labels: { severity: 'warning' },
  annotations: { summary: 'A', description: 'B', runbook_url: 'docs/runbooks/HoldfastThingBroken.md' },
}
const record = { record: 'holdfast:things:rate5m', expr: 'rate(holdfast_things_total[5m])' }
const runbooks = ['HoldfastThingBroken']
const firing = {
  input_series: [{ series: 'holdfast_thing_broken{job="a"}' }],
  promql_expr_test: [{ exp_samples: [{ labels: 'ALERTS{alertname="HoldfastThingBroken"}' }] }],
}
const silent = {
  input_series: [{ series: 'holdfast_thing_broken{job="a"}' }, { series: 'holdfast_things_total' }],
  promql_expr_test: [{ exp_samples: [] }],
}
const tests = [{ tests: [firing] }, { tests: [silent] }]

test('when an alert is whole, then nothing is wrong with it', () => {
  expect(alertProblems([record, rule], runbooks, tests)).toEqual([])
})

test.each([
  ['has no severity', [record, { ...rule, labels: {} }], runbooks, tests],
  ['has no summary', [record, { ...rule, annotations: { ...rule.annotations, summary: '' } }], runbooks, tests],
  [
    'does not name its runbook',
    [record, { ...rule, annotations: { summary: 'A', description: 'B' } }],
    runbooks,
    tests,
  ],
  ['has no docs/runbooks/HoldfastThingBroken.md', [record, rule], [], tests],
  ['is of no alert', [record, rule], [...runbooks, 'HoldfastOther'], tests],
  ['no test makes HoldfastThingBroken fire', [record, rule], runbooks, [{ tests: [silent] }]],
  [
    'needs holdfast_things_total',
    [record, rule],
    runbooks,
    [{ tests: [firing, { ...silent, input_series: firing.input_series }] }],
  ],
])('when it %s, that is told', (problem, rules, pages, cases) => {
  expect(alertProblems(rules, pages, cases)).toEqual([expect.stringContaining(problem)])
})

test('a name that no process tells is found; a database, and what is told, are not', () => {
  const text = 'sum(holdfast_known) / holdfast_unknown_total, holdfast:a:rate5m, holdfast_company, holdfast:b:rate5m'
  expect(unknownMetrics('x.md', text, new Set(['holdfast_known', 'holdfast:a:rate5m']))).toEqual([
    'x.md names holdfast_unknown_total, which no process tells',
    'x.md names holdfast:b:rate5m, which no process tells',
  ])
})

test('of this repository, nothing is wrong', () => {
  expect(observability()).toEqual([])
})
