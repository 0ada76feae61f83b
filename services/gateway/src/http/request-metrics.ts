import { byLabels, type Measured, type Metric, newDistribution, noteIn } from '@holdfast/runtime'
import type { App } from './fastify-app.ts'
import { routeOf } from './route-labels.ts'

const countsOf = () => byLabels(() => ({ count: 0 }))
const durationsOf = () => byLabels(newDistribution)

export interface RequestCounts {
  answered: ReturnType<typeof countsOf>
  durations: ReturnType<typeof durationsOf>
  problems: ReturnType<typeof countsOf>
  underWay: number
}

const metrics: readonly Metric<RequestCounts>[] = [
  {
    name: 'holdfast_http_requests_total',
    help: 'Requests that were answered, by method, pattern of the route and class of the status, such as 2xx.',
    labels: ['method', 'route', 'status'],
    samples: ({ answered }) => answered.samples().map(([{ count }, ...labels]) => [count, ...labels]),
  },
  {
    name: 'holdfast_http_request_seconds',
    help: 'How long answers took, from the head of the request to the end of the answer, by method and route.',
    labels: ['method', 'route'],
    distributions: ({ durations }) => durations.samples(),
  },
  {
    name: 'holdfast_http_problems_total',
    help: 'Refusals and failures that were answered, by their code.',
    labels: ['code'],
    samples: ({ problems }) => problems.samples().map(([{ count }, ...labels]) => [count, ...labels]),
  },
  {
    name: 'holdfast_http_requests_under_way',
    help: 'Requests that are not answered yet.',
    samples: ({ underWay }) => [[underWay]],
  },
]

export function createRequestCounts(): RequestCounts {
  return { answered: countsOf(), durations: durationsOf(), problems: countsOf(), underWay: 0 }
}

export function requestMetrics(requests: RequestCounts): Measured<RequestCounts> {
  return { labels: {}, read: () => requests, metrics }
}

/** Counts requests. Paths are never labels: there are as many as there are things, and they hold ids. */
export function countRequests(app: App, requests: RequestCounts): void {
  app.addHook('onRequest', async (_request, reply) => {
    requests.underWay++
    // Comes too when the client leaves before it has the answer.
    reply.raw.once('close', () => void requests.underWay--)
  })
  app.addHook('onResponse', async (request, { statusCode, elapsedTime }) => {
    const { method, route } = routeOf(request)
    requests.answered.of(method, route, `${Math.floor(statusCode / 100)}xx`).count++
    noteIn(requests.durations.of(method, route), elapsedTime / 1_000)
    if (request.problem) requests.problems.of(request.problem).count++
  })
}
