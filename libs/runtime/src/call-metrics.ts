import { status } from '@grpc/grpc-js'
import { byLabels, newDistribution, noteIn } from './distribution.ts'
import type { Measured, Metric } from './metrics.ts'

/** The calls that a gRPC server answers. Methods are those that it serves; codes are those of gRPC. */
export interface CallCounts {
  underWay: number
  answered(method: string, code: number, seconds: number): void
  streamEnded(method: string, code: number): void
  measured: Measured
}

interface Counted {
  underWay: number
  calls: ReturnType<typeof counters>
  durations: ReturnType<typeof distributions>
}

const counters = () => byLabels(() => ({ count: 0 }))
const distributions = () => byLabels(newDistribution)

const metrics: readonly Metric<Counted>[] = [
  {
    name: 'holdfast_grpc_calls_total',
    help: 'Calls that this process answered, by method and by the status of the answer; streams when they ended.',
    labels: ['method', 'code'],
    samples: ({ calls }) => calls.samples().map(([{ count }, ...labels]) => [count, ...labels]),
  },
  {
    name: 'holdfast_grpc_call_seconds',
    help: 'How long calls took that are no streams, by method.',
    labels: ['method'],
    distributions: ({ durations }) => durations.samples(),
  },
  {
    name: 'holdfast_grpc_calls_under_way',
    help: 'Calls that are no streams, and are not answered yet.',
    samples: ({ underWay }) => [[underWay]],
  },
]

export function countCalls(): CallCounts {
  const counted: Counted = { underWay: 0, calls: counters(), durations: distributions() }
  const count = (method: string, code: number) => {
    counted.calls.of(nameOf(method), status[code] ?? 'other').count++
  }
  return {
    get underWay() {
      return counted.underWay
    },
    set underWay(calls) {
      counted.underWay = calls
    },
    answered(method, code, seconds) {
      count(method, code)
      noteIn(counted.durations.of(nameOf(method)), seconds)
    },
    streamEnded: count,
    measured: { labels: {}, read: () => counted, metrics: metrics as Measured['metrics'] },
  }
}

/** "company.v1.Members/ChangeMember" */
function nameOf(path: string): string {
  return path.replace('/holdfast.', '')
}
