import { SHARDS } from '@holdfast/contracts'
import { now } from '../support/clock.ts'
import { until } from '../support/until.ts'

/** A process that decides by a copy of another service's facts, watched through the metrics that it serves. */
export interface WatchedCopy {
  /** The service that has the copy, and the one whose facts they are. */
  of: 'company' | 'site' | 'billing'
  owner: 'company' | 'site'
  metricsAddress: string
}

/** Copies of company's facts in processes of site and of billing, and of site's facts in processes of company. */
export type CopyWatch = ReturnType<typeof openCopyWatch>

export function openCopyWatch(copies: readonly WatchedCopy[]) {
  return {
    /** How many entries came first by Kafka, to all copies together. */
    async byKafka(): Promise<number> {
      const counts = await Promise.all(
        copies.map(async (copy) => samples(await read(copy), 'holdfast_replica_entries_total', copy.owner, 'feed')),
      )
      return counts.flat().reduce((sum, [feed, count]) => (feed === 'kafka' ? sum + count : sum), 0)
    },
    /** Waits until every copy decides from memory in all shards. Resolves with how long each service took, from now on. */
    async fresh(): Promise<Record<WatchedCopy['of'], number>> {
      const begun = now()
      const took = { company: 0, site: 0, billing: 0 }
      await Promise.all(
        copies.map(async (copy) => {
          await until(`copies of ${copy.owner} in ${copy.of} that decide`, () => isFresh(copy), {
            seconds: 60,
            everyMs: 50,
          })
          took[copy.of] = Math.max(took[copy.of], now() - begun)
        }),
      )
      return took
    },
  }

  async function isFresh(copy: WatchedCopy): Promise<true | undefined> {
    const leases = samples(await read(copy), 'holdfast_replica_lease_left_seconds', copy.owner, 'shard')
    return leases.length === SHARDS && leases.every(([, left]) => left > 0) ? true : undefined
  }
}

async function read({ metricsAddress }: WatchedCopy): Promise<string> {
  const answer = await fetch(`http://${metricsAddress}/metrics`)
  return answer.text()
}

/** The samples of a metric about one owner, by another label of it. */
function samples(metrics: string, name: string, owner: string, label: string): [string, number][] {
  return metrics.split('\n').flatMap((line) => {
    if (!line.startsWith(`${name}{`) || !line.includes(`owner="${owner}"`)) return []
    const value = line.match(new RegExp(`${label}="([^"]*)".*} (\\S+)$`))
    return value ? [[value[1]!, Number(value[2])] as [string, number]] : []
  })
}
