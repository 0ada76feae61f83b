import type { Measured, Metric } from '@holdfast/runtime'

/** Facts of one owner in the memory of this process. */
interface ReadFacts {
  /** How many rows cannot be read. */
  unreadable(): number
}

const metrics: readonly Metric<ReadFacts>[] = [
  {
    name: 'holdfast_replica_facts_unreadable',
    help: 'Facts of the owner that this process cannot read: it asks the owner for the checks of their shards.',
    samples: (facts) => [[facts.unreadable()]],
  },
]

/** What facts in memory tell of themselves, for `measure`. */
export function factMetrics(owner: 'company' | 'site', facts: ReadFacts): Measured<ReadFacts> {
  return { labels: { owner }, read: () => facts, metrics }
}
