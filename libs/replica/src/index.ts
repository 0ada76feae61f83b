export { overGrpc } from './grpc-source.ts'
export { openRecordReader, type RefusedRecords } from './ledger-records.ts'
export { type LiveReplica, startReplica } from './live-replica.ts'
export { type ReplicaMetrics, refusedRecordsMetric, replicaMetrics } from './metrics.ts'
export { type OnDemand, openOnDemand } from './on-demand.ts'

export type { EpochPlace } from './replica.ts'
export type { FactTable, LeaseStream, Source } from './source.ts'
