export { overGrpc } from './grpc-source.ts'
export { type LiveReplica, startReplica } from './live-replica.ts'
export { type ReplicaMetrics, replicaMetrics } from './metrics.ts'
export { type OnDemand, openOnDemand } from './on-demand.ts'

export type { FactTable, LeaseStream, Source } from './source.ts'
