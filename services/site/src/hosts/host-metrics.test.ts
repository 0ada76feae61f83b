import type { Measured } from '@holdfast/runtime'
import { expect, test } from '@jest/globals'
import { countEnded, createOperationCounts, operationMetrics } from '../operations/operation-metrics.ts'
import type { Hosts } from './host-calls.ts'
import { createHostReadings } from './host-metrics.ts'

type Stores = Parameters<typeof createHostReadings>[0]

/** What `measured` tells, by metric and labels. */
function told<Reading>({ read, metrics }: Measured<Reading>): Record<string, number> {
  const named = metrics.flatMap((metric) =>
    ('samples' in metric ? metric.samples(read()!) : []).map(
      ([value, ...labels]) => [[metric.name.replace('holdfast_', ''), ...labels].join(' '), value] as const,
    ),
  )
  return Object.fromEntries(named)
}

test('when hosts are looked at, then it is told which answers, and what waits for it', async () => {
  const readings = createHostReadings({
    hosts: {
      ids: ['away', 'here'],
      isHealthy: async (hostId: string) => hostId === 'here',
      isBreakerOpen: (hostId: string) => hostId === 'away',
    } as Partial<Hosts> as Hosts,
    environments: {
      countUnconfirmed: async (hostId: string) => (hostId === 'away' ? { count: 3, since: 4_000 } : { count: 0 }),
      countUncompared: async (hostId: string) => (hostId === 'away' ? 2 : 0),
    } as Partial<Stores['environments']> as Stores['environments'],
    orphans: { count: async () => 1 } as Partial<Stores['orphans']> as Stores['orphans'],
    epoch: () => 1,
    now: () => 10_000,
  })
  expect(readings.measured.read()).toBeUndefined()
  await readings.look()
  expect(told(readings.measured)).toEqual({
    'host_answers away': 0,
    'host_answers here': 1,
    'host_breaker_open away': 1,
    'host_breaker_open here': 0,
    'host_wishes_unconfirmed away': 3,
    'host_wishes_unconfirmed here': 0,
    'host_wish_age_seconds away': 6,
    'host_wish_age_seconds here': 0,
    'host_environments_uncompared away': 2,
    'host_environments_uncompared here': 0,
    'host_orphans away': 1,
    'host_orphans here': 1,
  })
})

test('when operations end, then it is told how many, how and after how long; those that are not over are told by state', () => {
  const counts = createOperationCounts()
  const ended = { kind: 'push', state: 'done', startedAt: 1_000, endedAt: 3_500 } as const
  for (const one of [ended, ended, { ...ended, state: 'failed' as const, startedAt: 9_000 }]) {
    countEnded(counts, one as Parameters<typeof countEnded>[1])
  }
  counts.unfinished = [{ kind: 'upload', state: 'running', count: 4 }]
  const all = told(operationMetrics(counts))
  expect(all).toMatchObject({
    'operations_ended_total push done': 2,
    'operations_seconds_total push done': 5,
    'operations_ended_total push failed': 1,
    // The first failure shows as a rise.
    'operations_ended_total upload failed': 0,
    // A clock that was put back takes nothing away.
    'operations_seconds_total push failed': 0,
    'operations_unfinished upload running': 4,
    'operations_unfinished upload queued': 0,
  })
})
