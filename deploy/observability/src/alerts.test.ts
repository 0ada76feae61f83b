import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { alertNames, shortened } from './alerts.ts'

const rules = `
groups:
  - name: some
    interval: 30s
    rules:
      - record: a:rate5m
        expr: rate(a_total{path!="/[id]"}[5m])
      - alert: Old
        expr: |
          max by (job) (holdfast_mails_age_seconds) > 900
            and a:rate5m > 60
        for: 1h30m
        labels: { severity: warning }
        annotations: { summary: "{{ $value }} [5m]" }
      - alert: Few
        expr: min_over_time(b[30m:1m]) > 0 and max by (job) (c_max_seconds) > 2 and d_lag_seconds > 60 and rate(e[1m]) > 0
`
const short = (text: string) => parse(shortened(text, { times: 15, leastRange: 10 })).groups[0]

describe('shortened rules', () => {
  test('when durations are divided, then ranges, steps, intervals and patience are, and nothing else', () => {
    const group = short(rules)
    expect(group.interval).toBe('2000ms')
    expect(group.rules[0].expr).toBe('rate(a_total{path!="/[id]"}[20000ms])')
    expect(group.rules[1]).toMatchObject({
      for: '360000ms',
      labels: { severity: 'warning' },
      annotations: { summary: '{{ $value }} [5m]' },
    })
    expect(group.rules[2]).not.toHaveProperty('for')
  })

  test('when an age is compared, then it is divided; a time that a request takes, a count and a share are not', () => {
    const [, old, few] = short(rules).rules
    expect(old.expr).toContain('holdfast_mails_age_seconds) > 60\n')
    expect(old.expr).toContain('a:rate5m > 60')
    expect(few.expr).toContain('(c_max_seconds) > 2 and d_lag_seconds > 4 and')
  })

  test('when a range would be shorter than the least, then it is the least; one that was shorter before stays', () => {
    expect(short(rules).rules[2].expr).toMatch(/b\[120000ms:4000ms\].*rate\(e\[10000ms\]\)/)
    expect(short(rules.replace('[1m]', '[5s]')).rules[2].expr).toContain('rate(e[5000ms])')
  })

  test('when a duration cannot be read, then it is an error', () => {
    expect(() => short(rules.replace('for: 1h30m', 'for: 1 hour'))).toThrow('1 hour is no duration')
  })

  test('when the rules of this system are shortened, then no alert is lost, and none waits for a minute', () => {
    const text = readFileSync(new URL('../alerts.yaml', import.meta.url), 'utf8')
    const result = shortened(text, { times: 15, leastRange: 10 })
    expect(alertNames(result)).toEqual(alertNames(text))
    const waits = parse(result).groups.flatMap((group: { rules: { for?: string }[] }) =>
      group.rules.flatMap((rule) => (rule.for === undefined ? [] : Number.parseInt(rule.for, 10))),
    )
    expect(Math.max(...waits)).toBeLessThan(60_000)
    expect(result).not.toMatch(/\[\d+[mh][\]:]|_(age|lag)_seconds\)? > (300|900)\b/)
  })
})
