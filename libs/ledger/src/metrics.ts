import { refusedRecordsMetric, replicaMetrics } from '@holdfast/replica'
import type { Measured, Metric } from '@holdfast/runtime'
import type { Follower, FollowerMetrics } from './following/follow.ts'
import type { Ledger, LedgerMetrics } from './ledger.ts'

/**
 * The metrics of a ledger and of this process's own replica of it, for `serveMetrics`, labelled with the owner's name.
 */
export function ledgerMetrics(ledger: Pick<Ledger, 'owner' | 'metrics'>): Measured[] {
  const { owner } = ledger
  return [
    { labels: { owner }, read: () => ledger.metrics(), metrics },
    ...replicaMetrics({ owner, metrics: () => ledger.metrics().own }),
  ]
}

/**
 * The metrics of following an owner's ledger, labelled with the owner's name. `follower` returns undefined before the
 * process follows it.
 */
export function followerMetrics(owner: string, follower: () => Pick<Follower, 'metrics'> | undefined): Measured[] {
  return [{ labels: { owner }, read: () => follower()?.metrics(), metrics: followerTable }]
}

const metrics: readonly Metric<LedgerMetrics>[] = [
  {
    name: 'holdfast_ledger_registered',
    help: '1 while this process grants leases, labelled with its registration id; otherwise 0.',
    labels: ['registration'],
    samples: ({ registration }) => [registration ? [1, registration] : [0, '']],
  },
  {
    name: 'holdfast_ledger_registrations_total',
    help: 'How often this process registered.',
    samples: ({ registrations }) => [[registrations]],
  },
  {
    name: 'holdfast_ledger_holders',
    help: 'Replicas that may hold a lease from this process, including its own replica.',
    samples: ({ holders }) => [[holders]],
  },
  {
    name: 'holdfast_ledger_lease_streams',
    help: 'Open lease streams, including that of its own replica.',
    samples: ({ streams }) => [[streams]],
  },
  {
    name: 'holdfast_ledger_lease_streams_dropped_total',
    help: 'Lease streams that this process ended because the replica read too slowly.',
    samples: ({ streamsDropped }) => [[streamsDropped]],
  },
  {
    name: 'holdfast_ledger_fences_total',
    help: 'Fences that succeeded.',
    samples: ({ fences }) => [[fences]],
  },
  {
    name: 'holdfast_ledger_fences_failed_total',
    help: 'Fences that the database did not answer.',
    samples: ({ fencesFailed }) => [[fencesFailed]],
  },
  {
    name: 'holdfast_ledger_fence_seconds',
    help: 'Duration of the last fence.',
    samples: ({ fenceMs }) => [[fenceMs / 1_000]],
  },
  {
    name: 'holdfast_ledger_waits_open',
    help: 'Changes that are committed and wait to be in force.',
    samples: ({ waits }) => [[waits.open]],
  },
  {
    name: 'holdfast_ledger_waits_total',
    help: 'Waits that ended: confirmed by every holder, or expired, as the lease of one was over that had not confirmed.',
    labels: ['ended'],
    samples: ({ waits: { confirmed, expired } }) => [
      [confirmed, 'confirmed'],
      [expired, 'expired'],
    ],
  },
  {
    name: 'holdfast_ledger_wait_seconds',
    help: 'How long changes waited to be in force, from their commit.',
    distributions: ({ waits: { took } }) => [[took]],
  },
  {
    name: 'holdfast_ledger_entries_total',
    help: 'Entries passed on to replicas, by the way in which they reached this process.',
    labels: ['way'],
    samples: ({ entries }) => Object.entries(entries).map(([way, count]) => [count, way]),
  },
  {
    name: 'holdfast_relay_shards',
    help: 'Shards whose entries this process sends to Kafka.',
    samples: ({ relay }) => [[relay.shards]],
  },
  {
    name: 'holdfast_relay_entries_waiting',
    help: 'Entries that are committed and not sent to Kafka yet, of the shards whose entries this process sends.',
    samples: ({ relay }) => [[relay.waiting]],
  },
  {
    name: 'holdfast_relay_age_seconds',
    help: 'For how long the first of the entries has waited that are not sent to Kafka yet; 0 if none waits.',
    samples: ({ relay }) => [[relay.ageMs / 1_000]],
  },
]

const followerTable: readonly Metric<FollowerMetrics>[] = [
  refusedRecordsMetric,
  {
    name: 'holdfast_follower_entries_behind',
    help: 'Entries of the owner that have had no effect here yet, as far as this process knows.',
    samples: ({ behind }) => [[behind]],
  },
  {
    name: 'holdfast_follower_lag_seconds',
    help: 'How long ago the last entry was made that had its effect, while others wait; 0 if none does.',
    samples: ({ lagMs }) => [[lagMs / 1_000]],
  },
  {
    name: 'holdfast_follower_parked_streams',
    help: 'Streams that are set aside because an entry of theirs cannot be applied, in all processes.',
    samples: ({ parkedStreams }) => [[parkedStreams]],
  },
  {
    name: 'holdfast_follower_halted',
    help: '1 if following has stopped because the ledger was restored, otherwise 0.',
    samples: ({ isHalted }) => [[isHalted ? 1 : 0]],
  },
]
