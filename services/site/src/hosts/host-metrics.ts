import type { Measured, Metric } from '@holdfast/runtime'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from './host-calls.ts'
import type { OrphanStore } from './orphan-store.ts'

/** What the process tells of one host. */
export interface HostReading {
  hostId: string
  answers: boolean
  isBreakerOpen: boolean
  /** Environments whose present wish it has not confirmed, and since when (in milliseconds since 1970) the longest. */
  unconfirmed: { count: number; since?: number }
  /** Environments that wait to be compared, after a restore of the ledger. */
  uncompared: number
  orphans: number
}

/** @returns a task of a sweep that looks at all hosts, and what it saw last */
export function createHostReadings(needs: {
  hosts: Hosts
  environments: EnvironmentStore
  orphans: OrphanStore
  epoch: () => number
  now?: () => number
}): { look(): Promise<boolean>; measured: Measured<readonly HostReading[]> } {
  const { hosts, environments, orphans, epoch, now = Date.now } = needs
  let readings: readonly HostReading[] | undefined

  async function read(hostId: string): Promise<HostReading> {
    const [answers, unconfirmed, uncompared, found] = await Promise.all([
      hosts.isHealthy(hostId),
      environments.countUnconfirmed(hostId),
      environments.countUncompared(hostId, epoch()),
      orphans.count(hostId),
    ])
    return { hostId, answers, isBreakerOpen: hosts.isBreakerOpen(hostId), unconfirmed, uncompared, orphans: found }
  }

  return {
    async look() {
      readings = await Promise.all(hosts.ids.map(read))
      return false
    },
    measured: { labels: {}, read: () => readings, metrics: metricsAt(now) },
  }
}

function metricsAt(now: () => number): readonly Metric<readonly HostReading[]>[] {
  const byHost = (value: (reading: HostReading) => number) => ({
    labels: ['host'],
    samples: (readings: readonly HostReading[]) =>
      readings.map((reading): [number, string] => [value(reading), reading.hostId]),
  })
  return [
    {
      name: 'holdfast_host_answers',
      help: '1 while the host answers',
      ...byHost(({ answers }) => (answers ? 1 : 0)),
    },
    {
      name: 'holdfast_host_breaker_open',
      help: '1 while this process does not call the host, as it has not answered lately',
      ...byHost(({ isBreakerOpen }) => (isBreakerOpen ? 1 : 0)),
    },
    {
      name: 'holdfast_host_wishes_unconfirmed',
      help: 'Environments whose present wish the host has not confirmed',
      ...byHost(({ unconfirmed }) => unconfirmed.count),
    },
    {
      name: 'holdfast_host_wish_age_seconds',
      help: 'For how long the host has confirmed no wish of an environment, of the one that waits longest; 0 if none does',
      ...byHost(({ unconfirmed: { since } }) => (since === undefined ? 0 : Math.max(0, now() - since) / 1_000)),
    },
    {
      name: 'holdfast_host_environments_uncompared',
      help: 'Environments that are not compared with the host yet, after the ledger was restored',
      ...byHost(({ uncompared }) => uncompared),
    },
    {
      name: 'holdfast_host_orphans',
      help: 'Environments, releases and backups that the host has and nobody here knows',
      ...byHost(({ orphans }) => orphans),
    },
  ]
}
