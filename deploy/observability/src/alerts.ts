import { parse, stringify } from 'yaml'

/** What is read of rules for Prometheus; everything else in them stays as it is. */
interface RuleGroups {
  groups: { interval?: string; rules: { alert?: string; expr: string; for?: string }[] }[]
}

/** The names of all alerts, in the order of the file. */
export function alertNames(rules: string): string[] {
  const { groups } = parse(rules) as RuleGroups
  return groups.flatMap((group) => group.rules.flatMap(({ alert }) => alert ?? []))
}

const UNITS: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400 }
/** The unit of Prometheus' durations that every shortened one is written in. */
const PRECISE = 'ms'

/**
 * The same rules for a run that has no hour to wait: durations, and ages with which something is compared, are divided by
 * `times`. What is not compared with time stays: shares, counts, the times of requests.
 * @param leastRange seconds; ranges over which something is counted are not shorter. What the system itself does in its own
 *   time, such as giving a lease up, is not shortened, and has to fit in
 */
export function shortened(rules: string, { times, leastRange }: { times: number; leastRange: number }): string {
  const parsed = parse(rules) as RuleGroups
  const duration = (text: string, least = 0) => {
    const seconds = Math.min(secondsOf(text), Math.max(least, secondsOf(text) / times))
    return `${Math.round(seconds * 1_000)}${PRECISE}`
  }
  const groups = parsed.groups.map(({ interval, ...group }) => ({
    ...group,
    ...(interval !== undefined && { interval: duration(interval) }),
    rules: group.rules.map((rule) => ({
      ...rule,
      expr: rule.expr
        .replace(/\[(\d\w*)(?::(\d\w*))?\]/g, (_, range: string, step?: string) =>
          step ? `[${duration(range, leastRange)}:${duration(step)}]` : `[${duration(range, leastRange)}]`,
        )
        .replace(/(_(?:age|lag)_seconds\)? *> *)(\d+)/g, (_, before: string, age: string) => {
          return `${before}${Number(age) / times}`
        }),
      ...(rule.for !== undefined && { for: duration(rule.for) }),
    })),
  }))
  return stringify({ ...parsed, groups })
}

function secondsOf(text: string): number {
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h|d)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) throw new Error(`${text} is no duration`)
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit!]!, 0)
}
