import { parse } from 'yaml'
import { declaredMetrics, seriesOf } from '../deploy/observability/src/declared-metrics.ts'
import { textOf, trackedFiles } from './repository.ts'

interface Rule {
  record?: string
  alert?: string
  expr: string
  labels?: { severity?: string }
  annotations?: Record<string, string>
}

interface RuleTests {
  tests: { input_series: { series: string }[]; promql_expr_test: { exp_samples?: { labels: string }[] }[] }[]
}

const ALERTS = 'deploy/observability/alerts.yaml'
const SEVERITIES = ['critical', 'warning', 'info']
/** Written by hand, about what metrics mean. */
const PAGES = /^docs\/(observability|operating-[a-z]+)\.md$|^docs\/runbooks\//
/** Names that begin like a metric's, and are none: of databases. */
const DATABASES = /^holdfast_(billing|company|identity|notification|site)$/

/** Whether alerts, dashboards, their tests and the pages about them speak of what there is, and leave nothing out. */
export function observability(): string[] {
  const files = trackedFiles()
  const metrics = declaredMetrics()
  const { groups } = parse(textOf(ALERTS)) as { groups: { rules: Rule[] }[] }
  const rules = groups.flatMap(({ rules }) => rules)
  const series = new Set([...metrics.flatMap(seriesOf), ...rules.flatMap(({ record }) => record ?? [])])
  const named = new Set([...series, ...metrics.map(({ name }) => name)])
  const tests = files
    .filter((file) => /^deploy\/observability\/tests\/.*\.yaml$/.test(file))
    .map((file) => parse(textOf(file)) as RuleTests)
  const dashboards = files.filter((file) => /^deploy\/observability\/dashboards\/.*\.json$/.test(file))
  return [
    ...unknownMetrics(ALERTS, textOf(ALERTS), series),
    ...dashboards.flatMap((file) => unknownMetrics(file, textOf(file), series)),
    ...files.filter((file) => PAGES.test(file)).flatMap((file) => unknownMetrics(file, textOf(file), named)),
    ...rules.flatMap(({ alert, labels }) => {
      const row = `| [${alert}](runbooks/${alert}.md) | ${labels?.severity} |`
      return alert === undefined || textOf('docs/observability.md').includes(row)
        ? []
        : [`docs/observability.md has no row ${row}`]
    }),
    ...alertProblems(
      rules,
      files.flatMap((file) => /^docs\/runbooks\/(\w+)\.md$/.exec(file)?.[1] ?? []),
      tests,
    ),
  ]
}

/** @param known names that may stand in the text */
export function unknownMetrics(file: string, text: string, known: ReadonlySet<string>): string[] {
  const named = new Set(text.match(/\bholdfast(?:_[a-z0-9_]*[a-z0-9]|:[a-z0-9_]+:[a-z0-9_]+)/g))
  return [...named]
    .filter((name) => !known.has(name) && !DATABASES.test(name))
    .map((name) => `${file} names ${name}, which no process tells`)
}

/** @param runbooks the names of the pages there are */
export function alertProblems(rules: Rule[], runbooks: string[], tests: RuleTests[]): string[] {
  const alerts = rules.filter((rule): rule is Rule & { alert: string } => rule.alert !== undefined)
  const cases = tests.flatMap((each) => each.tests)
  const firing = new Set(
    cases.flatMap(({ promql_expr_test }) =>
      promql_expr_test.flatMap(({ exp_samples = [] }) =>
        exp_samples.flatMap(({ labels }) => /alertname="(\w+)"/.exec(labels)?.[1] ?? []),
      ),
    ),
  )
  const silent = cases.filter(({ promql_expr_test }) =>
    promql_expr_test.every(({ exp_samples = [] }) => exp_samples.length === 0),
  )
  const inHealth = new Set(
    silent.flatMap(({ input_series }) => input_series.map(({ series }) => /^\w+/.exec(series)?.[0] ?? '')),
  )
  const recorded = new Map(rules.flatMap(({ record, expr }) => (record ? [[record, expr] as const] : [])))
  return [
    ...alerts.flatMap(({ alert, expr, labels, annotations = {} }) => {
      const used = metricsOf(expr).flatMap((name) => (recorded.has(name) ? metricsOf(recorded.get(name)!) : name))
      return [
        ...(SEVERITIES.includes(labels?.severity ?? '') ? [] : [`${alert} has no severity`]),
        ...['summary', 'description'].filter((each) => !annotations[each]).map((each) => `${alert} has no ${each}`),
        ...(annotations.runbook_url === `docs/runbooks/${alert}.md` ? [] : [`${alert} does not name its runbook`]),
        ...(runbooks.includes(alert) ? [] : [`${alert} has no docs/runbooks/${alert}.md`]),
        ...(firing.has(alert) ? [] : [`no test makes ${alert} fire`]),
        ...used
          .filter((name) => !inHealth.has(name))
          .map((name) => `${alert} needs ${name}, which is not in the test of a system that is well`),
      ]
    }),
    ...runbooks
      .filter((name) => !alerts.some(({ alert }) => alert === name))
      .map((name) => `docs/runbooks/${name}.md is of no alert`),
  ]
}

function metricsOf(expr: string): string[] {
  return [...new Set(expr.match(/\b(?:holdfast|nodejs)[_:][a-z0-9_:]*/g))]
}
