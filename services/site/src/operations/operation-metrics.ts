import type { Measured, Metric } from '@holdfast/runtime'
import { type Finished, type Operation, type OperationKind, operationKinds } from './operation.ts'

/** What the process tells of operations. */
export interface OperationCounts {
  /** Those that ended here. */
  ended: Map<`${OperationKind}/${Finished['state']}`, { count: number; seconds: number }>
  /** Those that are not over, of the whole system, as they were counted last. */
  unfinished: { kind: OperationKind; state: Operation['state']; count: number }[]
}

export function createOperationCounts(): OperationCounts {
  return { ended: new Map(), unfinished: [] }
}

export function countEnded({ ended }: OperationCounts, { kind, state, startedAt, endedAt }: Finished): void {
  const { count, seconds } = ended.get(`${kind}/${state}`) ?? { count: 0, seconds: 0 }
  ended.set(`${kind}/${state}`, { count: count + 1, seconds: seconds + Math.max(0, endedAt - startedAt) / 1_000 })
}

/** All of them are told from the start: what counts how often one failed sees the first time only if it was 0 before. */
const ends = operationKinds.flatMap((kind) =>
  (['done', 'failed', 'cancelled'] satisfies Finished['state'][]).map((state) => ({ kind, state })),
)

const metrics: readonly Metric<OperationCounts>[] = [
  {
    name: 'holdfast_operations_ended_total',
    help: 'Operations that ended in this process, by kind and how they ended',
    labels: ['kind', 'state'],
    samples: ({ ended }) => ends.map(({ kind, state }) => [ended.get(`${kind}/${state}`)?.count ?? 0, kind, state]),
  },
  {
    name: 'holdfast_operations_seconds_total',
    help: 'How long those operations took, from their start to their end, all together',
    labels: ['kind', 'state'],
    samples: ({ ended }) => ends.map(({ kind, state }) => [ended.get(`${kind}/${state}`)?.seconds ?? 0, kind, state]),
  },
  {
    name: 'holdfast_operations_unfinished',
    help: 'Operations of the whole system that are queued or running',
    labels: ['kind', 'state'],
    samples({ unfinished }) {
      const of = (kind: string, state: string) =>
        unfinished.find((each) => each.kind === kind && each.state === state)?.count ?? 0
      return operationKinds.flatMap((kind) =>
        ['queued', 'running'].map((state): [number, string, string] => [of(kind, state), kind, state]),
      )
    },
  },
]

export function operationMetrics(counts: OperationCounts): Measured<OperationCounts> {
  return { labels: {}, read: () => counts, metrics }
}
