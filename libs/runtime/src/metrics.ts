import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Log } from './log.ts'

/** One metric, with its description for Prometheus. */
export interface Metric<Reading> {
  /** The unit is seconds, bytes or none. A metric whose name ends in `_total` is a counter, any other one a gauge. */
  name: `holdfast_${string}`
  help: string
  labels?: string[]
  samples(reading: Reading): Sample[]
}

/** A value, and the values of its labels, in the order of {@link Metric.labels}. */
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
  stop(): Promise<void>
}

/**
 * Serves GET /metrics in Prometheus' text format: metrics of the process and of `measured`, which are read at each
 * request. Anybody may ask, so the address must be one that only operators reach.
 * @param options.address host:port; port 0 takes a free one; undefined: nothing is served
 */
export async function serveMetrics(options: {
  address: string | undefined
  measured?: readonly Measured[]
  log: Log
}): Promise<MetricsServer> {
  const { address, measured = [], log } = options
  if (address === undefined) return { port: undefined, stop: async () => {} }
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const told = new Map<string, Counter | Gauge>()
  for (const { labels, metrics } of measured) for (const metric of metrics) tell(metric, Object.keys(labels))

  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'GET' || url?.split('?')[0] !== '/metrics') return response.writeHead(404).end()
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
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }

  /** Describes a metric once, even if several parts of the process have it: two replicas differ in their labels. */
  function tell({ name, help, labels = [] }: Metric<never>, common: string[]) {
    if (told.has(name)) return
    const description = { name, help, labelNames: [...common, ...labels], registers: [registry] }
    told.set(name, name.endsWith('_total') ? new Counter(description) : new Gauge(description))
  }

  /** Reads all metrics in one synchronous block, so that their values are of the same moment. */
  function readAll() {
    for (const metric of told.values()) metric.reset()
    for (const { labels: common, read, metrics } of measured) {
      const reading = read()
      if (reading === undefined) continue
      for (const { name, labels = [], samples } of metrics) {
        for (const [value, ...values] of samples(reading)) {
          const own = Object.fromEntries(labels.map((label, index) => [label, values[index]!]))
          // All metrics were reset to zero above, so this sets the value. A counter has no `set`.
          told.get(name)!.inc({ ...common, ...own }, value)
        }
      }
    }
  }
}

function partsOf(address: string): [host: string, port: number] {
  const colon = address.lastIndexOf(':')
  return [address.slice(0, colon).replace(/^\[(.*)\]$/, '$1'), Number(address.slice(colon + 1))]
}
