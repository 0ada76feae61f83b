import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startGuarded } from '@holdfast/embedded/guarded-process'
import { choosePorts } from '@holdfast/embedded/ports'
import { until } from '../support/until.ts'

/** An alert as Prometheus tells it, with its texts filled in. */
export interface ToldAlert {
  /** One that waits until it has been so for long enough is pending. */
  state: 'pending' | 'firing'
  labels: Record<string, string> & { alertname: string }
  annotations: { summary: string; description: string; runbook_url: string }
}

export interface Prometheus {
  url: string
  alerts(): Promise<ToldAlert[]>
  stop(): Promise<void>
}

/** Often, since the rules are shortened too. */
const EVERY = '1s'

/**
 * A Prometheus that asks processes for their metrics each second, and judges the rules each second.
 * @param options.targets the addresses of the processes' metrics, by job
 */
export async function startPrometheus(options: {
  program: string
  directory: string
  rules: string
  targets: Record<string, string[]>
}): Promise<Prometheus> {
  const { program, directory, rules, targets } = options
  const wish = { name: 'Prometheus', variable: 'no variable', port: 0, usual: 0 }
  const ports = await choosePorts(directory, wish, 1)
  const address = `127.0.0.1:${ports.numbers[0]}`
  const url = `http://${address}`
  // JSON is YAML.
  const configuration = JSON.stringify({
    global: { scrape_interval: EVERY, scrape_timeout: EVERY, evaluation_interval: EVERY },
    rule_files: ['rules.yaml'],
    scrape_configs: Object.entries(targets).map(([job, addresses]) => ({
      job_name: job,
      static_configs: [{ targets: addresses }],
    })),
  })
  await writeFile(join(directory, 'rules.yaml'), rules)
  await writeFile(join(directory, 'prometheus.yaml'), configuration)
  const args = [
    `--config.file=${join(directory, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(directory, 'series')}`,
    `--web.listen-address=${address}`,
    '--log.level=warn',
  ]
  const log = join(directory, 'prometheus.log')
  const count = Object.values(targets).flat().length
  const areSeen = async () => {
    const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query: 'sum(up)' })}`)
    const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } }
    return Number(data.result[0]?.value[1]) === count
  }
  const server = await startGuarded(program, args, log)
  try {
    const isThere = async () => {
      if (!server.isRunning()) throw new Error(`Prometheus has ended; see ${log}`)
      const answer = await fetch(`${url}/-/ready`).catch(() => undefined)
      return answer?.ok
    }
    await until('Prometheus', isThere, { seconds: 60, everyMs: 200 })
    // A process that it has never seen well cannot be missed.
    await until('Prometheus sees every process', areSeen, { seconds: 60, everyMs: 200 })
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await ports.release()
  }

  return {
    url,
    async alerts() {
      const answer = await fetch(`${url}/api/v1/alerts`)
      const { data } = (await answer.json()) as { data: { alerts: ToldAlert[] } }
      return data.alerts
    },
    stop: () => server.stop(),
  }
}
