import type { Refused } from '@holdfast/contracts/ledger'
import type { Measured, Metric, Sample } from '@holdfast/runtime'
import type { RefusedRecords } from './ledger-records.ts'

/**
 * The ways in which an entry can come to the replica. `offered`: passed in by the owner process in which the replica
 * runs.
 */
export type Feed = 'stream' | 'kafka' | 'offered' | 'read'

/** The state of a replica; counts begin when the replica is started. */
export interface ReplicaMetrics {
  /** Epoch of the ledger from which the copy was made; empty before the first snapshot. */
  epoch: string
  /** True when all shards are loaded. */
  isLoaded: boolean
  /** The index is the shard. */
  shards: ShardMetrics[]
  /** Entries applied, by the feed that brought them first. */
  entries: Record<Feed, number>
  /** How often entries were missing and the owner was asked for them. */
  gaps: number
  /** Snapshots taken after the first. */
  resyncs: number
  /** Lease streams opened after the first. */
  reconnects: number
  /** Renewals that an owner refused. */
  refused: Record<Refused['reason'], number>
  /** Absent while the replica does not read from Kafka. */
  refusedRecords?: RefusedRecords
}

export interface ShardMetrics {
  /** -1 while the shard is not loaded. */
  applied: number
  /** The highest seq that is known to exist. */
  head: number
  /** Milliseconds since the copy was last known to be complete; absent while that is unknown. */
  age?: number
  /** Milliseconds for which checks may still be decided from memory; 0 if they may not. */
  leaseLeft: number
}

/**
 * A replica's metrics for `serveMetrics`, labelled with the owner's name. `metrics` returns undefined while there is no
 * replica yet.
 */
export function replicaMetrics(replica: { owner: string; metrics(): ReplicaMetrics | undefined }): Measured[] {
  return [{ labels: { owner: replica.owner }, read: () => replica.metrics(), metrics }]
}

/** Of whoever reads an owner's topic, replicas and followers. */
export const refusedRecordsMetric: Metric<{ refusedRecords?: RefusedRecords }> = {
  name: 'holdfast_ledger_refused_records_total',
  help: "Records on the owner's topic that this process did not believe, by the reason.",
  labels: ['reason'],
  samples: ({ refusedRecords = {} }) => Object.entries(refusedRecords).map(([reason, count]) => [count, reason]),
}

const metrics: readonly Metric<ReplicaMetrics>[] = [
  refusedRecordsMetric,
  {
    name: 'holdfast_replica_info',
    help: 'Always 1, labelled with the epoch of the copied ledger; the epoch is empty before the first snapshot.',
    labels: ['epoch'],
    samples: ({ epoch }) => [[1, epoch]],
  },
  {
    name: 'holdfast_replica_loaded',
    help: '1 when all shards are loaded, otherwise 0.',
    samples: ({ isLoaded }) => [[isLoaded ? 1 : 0]],
  },
  {
    name: 'holdfast_replica_applied',
    help: 'Last entry of the shard that checks see; -1 while the shard is not loaded.',
    labels: ['shard'],
    samples: ofShards(({ applied }) => applied),
  },
  {
    name: 'holdfast_replica_head',
    help: 'Last entry of the shard that is known to exist.',
    labels: ['shard'],
    samples: ofShards(({ head }) => head),
  },
  {
    name: 'holdfast_replica_age_seconds',
    help: 'Seconds since the copy of the shard was last known to be complete; absent when that is unknown.',
    labels: ['shard'],
    samples: ofShards(({ age }) => age && age / 1_000),
  },
  {
    name: 'holdfast_replica_lease_left_seconds',
    help: 'Seconds for which checks of the shard may still be decided from memory; 0 when they may not.',
    labels: ['shard'],
    samples: ofShards(({ leaseLeft }) => leaseLeft / 1_000),
  },
  {
    name: 'holdfast_replica_entries_total',
    help: 'Entries applied, by the feed that brought them first.',
    labels: ['feed'],
    samples: ({ entries }) => Object.entries(entries).map(([feed, count]) => [count, feed]),
  },
  {
    name: 'holdfast_replica_gaps_total',
    help: 'How often entries were missing and the owner was asked for them.',
    samples: ({ gaps }) => [[gaps]],
  },
  {
    name: 'holdfast_replica_resyncs_total',
    help: 'Snapshots taken after the first.',
    samples: ({ resyncs }) => [[resyncs]],
  },
  {
    name: 'holdfast_replica_reconnects_total',
    help: 'Lease streams opened after the first.',
    samples: ({ reconnects }) => [[reconnects]],
  },
  {
    name: 'holdfast_replica_refused_total',
    help: 'Renewals that an owner process refused.',
    labels: ['reason'],
    samples: ({ refused }) => Object.entries(refused).map(([reason, count]) => [count, inWords(reason)]),
  },
]

function inWords(reason: string): string {
  return reason.replace('REASON_', '').toLowerCase()
}

function ofShards(value: (shard: ShardMetrics) => number | undefined) {
  return ({ shards }: ReplicaMetrics): Sample[] =>
    shards.flatMap((each, shard) => {
      const present = value(each)
      return present === undefined ? [] : [[present, shard]]
    })
}
