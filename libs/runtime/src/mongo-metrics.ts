import type { mongo } from 'mongoose'
import type { Measured, Metric } from './metrics.ts'

interface Pool {
  open: number
  inUse: number
  waiting: number
  failed: number
  most: number
  hasPrimary: boolean
}

const metrics: readonly Metric<Pool>[] = [
  {
    name: 'holdfast_mongodb_connections',
    help: 'Connections to the database, of all its members: in use, or idle.',
    labels: ['state'],
    samples: ({ open, inUse }) => [
      [inUse, 'in-use'],
      [Math.max(0, open - inUse), 'idle'],
    ],
  },
  {
    name: 'holdfast_mongodb_connections_most',
    help: 'The largest number of connections to one member of the database.',
    samples: ({ most }) => [[most]],
  },
  {
    name: 'holdfast_mongodb_connections_waited_for',
    help: 'Commands that wait for a connection at this moment.',
    samples: ({ waiting }) => [[waiting]],
  },
  {
    name: 'holdfast_mongodb_connections_failed_total',
    help: 'How often a command got no connection.',
    samples: ({ failed }) => [[failed]],
  },
  {
    name: 'holdfast_mongodb_primary_known',
    help: '1 while this process knows a member of the database that takes writes; otherwise commands fail.',
    samples: ({ hasPrimary }) => [[hasPrimary ? 1 : 0]],
  },
]

/** Measures the use of a client's connections, from before it opens the first. */
export function measurePool(client: mongo.MongoClient): Measured {
  const pool: Pool = { open: 0, inUse: 0, waiting: 0, failed: 0, most: client.options.maxPoolSize, hasPrimary: false }
  client.on('connectionCreated', () => void pool.open++)
  client.on('connectionClosed', () => void pool.open--)
  client.on('connectionCheckOutStarted', () => void pool.waiting++)
  client.on('connectionCheckedOut', () => {
    pool.waiting--
    pool.inUse++
  })
  client.on('connectionCheckOutFailed', () => {
    pool.waiting--
    pool.failed++
  })
  client.on('connectionCheckedIn', () => void pool.inUse--)
  // While there is none, commands wait for one, and ask for no connection.
  client.on('topologyDescriptionChanged', ({ newDescription }) => {
    pool.hasPrimary = [...newDescription.servers.values()].some(({ isWritable }) => isWritable)
  })
  return { labels: {}, read: () => pool, metrics: metrics as Measured['metrics'] }
}
