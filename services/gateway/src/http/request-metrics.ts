import { byLabels, type Measured, type Metric, newDistribution, noteIn } from '@holdfast/runtime'
import type { FastifyRequest } from 'fastify'
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
    help: 'Requests by method, pattern of the route and class of the status, such as 2xx; left where the client did not wait for it.',
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
  app.addHook('onRequest', async (request, reply) => {
    requests.underWay++
    reply.raw.once('close', () => {
      requests.underWay--
      // Then there is no response: what hangs would be missing here, since people give up waiting for it.
      if (!reply.raw.writableFinished) count(request, 'left', reply.elapsedTime)
    })
  })
  app.addHook('onResponse', async (request, reply) => {
    if (!reply.raw.writableFinished) return
    count(request, `${Math.floor(reply.statusCode / 100)}xx`, reply.elapsedTime)
    if (request.problem) requests.problems.of(request.problem).count++
  })

  function count(request: FastifyRequest, status: string, elapsedMs: number) {
    const { method, route } = routeOf(request)
    requests.answered.of(method, route, status).count++
    noteIn(requests.durations.of(method, route), elapsedMs / 1_000)
  }
}
