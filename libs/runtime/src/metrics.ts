import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, type Histogram, Registry } from 'prom-client'
import { BOUNDS, type Distribution } from './distribution.ts'
import type { Log } from './log.ts'

interface Described {
  /**
   * The unit is seconds, bytes or none. A metric whose name ends in `_total` is a counter; one with distributions is a
   * histogram; any other one is a gauge.
   */
  name: `holdfast_${string}`
  help: string
  labels?: string[]
}

/** One metric, with its description for Prometheus. */
export type Metric<Reading> = Described &
  ({ samples(reading: Reading): Sample[] } | { distributions(reading: Reading): [Distribution, ...string[]][] })

/** A value, and the values of its labels, in the order in which the metric names them. */
export type Sample = [value: number, ...labels: (string | number)[]]

/** A part of the process that has metrics, and how to read them. */
export interface Measured<Reading = unknown> {
  /** Labels that all of its samples have. */
  labels: Record<string, string>
  /** Undefined if there is nothing to report yet. */
  read(): Reading | undefined
  metrics: readonly Metric<Reading>[]
}

export interface MetricsServer {
  /** Undefined when nothing is served. */
  port: number | undefined
  /** Serves these metrics too from now on. */
  measure(parts: readonly Measured[]): void
  stop(): Promise<void>
}

/**
 * Serves what operators and orchestrators ask of a process:
 *
 * - `/metrics`, in Prometheus' text format: metrics of the process and of `measured`, which are read at each request;
 * - `/live`, 200 for as long as the event loop answers;
 * - `/ready`, 200 while the process is ready, else 503. It is about this process alone: if it were about those that it
 *   needs, a fault of one would take all others out of their load balancers.
 *
 * Anybody may ask, so the address must be one that only operators reach.
 * @param options.address host:port; port 0 takes a free one; undefined: nothing is served
 */
export async function serveMetrics(options: {
  address: string | undefined
  measured?: readonly Measured[]
  isReady?: () => boolean
  log: Log
}): Promise<MetricsServer> {
  const { address, isReady = () => true, log } = options
  if (address === undefined) return { port: undefined, measure() {}, stop: async () => {} }
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const told = new Map<string, Counter | Gauge | Buckets>()
  const measured: Measured[] = []
  measure(options.measured ?? [])

  const server = createServer(async ({ method, url }, response) => {
    const path = method === 'GET' ? url?.split('?')[0] : undefined
    if (path === '/live') return response.writeHead(200).end('live\n')
    if (path === '/ready')
      return isReady() ? response.writeHead(200).end('ready\n') : response.writeHead(503).end('not ready\n')
    if (path !== '/metrics') return response.writeHead(404).end()
    try {
      readAll()
      const text = await registry.metrics()
      response.writeHead(200, { 'content-type': registry.contentType }).end(text)
    } catch (err) {
      log.error({ err }, 'metrics cannot be read')
      response.writeHead(500).end()
    }
  })
  const [host, port] = partsOf(address)
  try {
    await once(server.listen(port, host), 'listening')
  } catch (cause) {
    const { message } = cause as Error
    throw new Error(`metrics cannot be served at METRICS_ADDRESS, ${address}: ${message}`, { cause })
  }
  const bound = server.address() as AddressInfo
  log.info({ port: bound.port }, 'metrics are served')

  return {
    port: bound.port,
    measure,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }

  function measure(parts: readonly Measured[]) {
    measured.push(...parts)
    for (const { labels, metrics } of parts) for (const metric of metrics) tell(metric, Object.keys(labels))
  }

  /** Describes a metric once, even if several parts of the process have it: two replicas differ in their labels. */
  function tell(metric: Metric<never>, common: string[]) {
    const { name, help, labels = [] } = metric
    if (told.has(name)) return
    if ('distributions' in metric) {
      const buckets = new Buckets(name, help)
      told.set(name, buckets)
      // The library asks a metric for no more than this.
      return registry.registerMetric(buckets as unknown as Histogram)
    }
    const description = { name, help, labelNames: [...common, ...labels], registers: [registry] }
    told.set(name, name.endsWith('_total') ? new Counter(description) : new Gauge(description))
  }

  /** Reads all metrics in one synchronous block, so that their values are of the same moment. */
  function readAll() {
    for (const metric of told.values()) metric.reset()
    for (const { labels: common, read, metrics } of measured) {
      const reading = read()
      if (reading === undefined) continue
      for (const metric of metrics) {
        const { name, labels = [] } = metric
        const allLabels = (values: (string | number)[]) => ({
          ...common,
          ...Object.fromEntries(labels.map((label, index) => [label, values[index]!])),
        })
        if ('distributions' in metric) {
          const buckets = told.get(name) as Buckets
          for (const [found, ...values] of metric.distributions(reading)) buckets.add(allLabels(values), found)
          continue
        }
        for (const [value, ...values] of metric.samples(reading)) {
          // All metrics were reset to zero above, so this sets the value. A counter has no `set`.
          ;(told.get(name) as Counter | Gauge).inc(allLabels(values), value)
        }
      }
    }
  }
}

type Labels = Record<string, string | number>

/** A histogram that is read anew at each request, as the other metrics are. prom-client's own only counts by itself. */
class Buckets {
  readonly name: string
  readonly help: string
  readonly type = 'histogram'
  private values: { metricName: string; labels: Labels; value: number }[] = []

  constructor(name: string, help: string) {
    this.name = name
    this.help = help
  }

  reset(): void {
    this.values = []
  }

  add(labels: Labels, { counts, sum }: Distribution): void {
    const { name } = this
    let count = 0
    for (const [index, inBucket] of counts.entries()) {
      count += inBucket
      const le = BOUNDS[index] ?? '+Inf'
      this.values.push({ metricName: `${name}_bucket`, labels: { ...labels, le }, value: count })
    }
    this.values.push({ metricName: `${name}_sum`, labels, value: sum })
    this.values.push({ metricName: `${name}_count`, labels, value: count })
  }

  async get() {
    const { name, help, type, values } = this
    return { name, help, type, values }
  }
}

function partsOf(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':')
  return [address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), Number(address.slice(colon + 1))]
}
