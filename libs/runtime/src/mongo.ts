import mongoose, { type Connection } from 'mongoose'
import type { Measured } from './metrics.ts'
import { measurePool } from './mongo-metrics.ts'
import { traceCommands } from './mongo-traces.ts'
import { isTracing } from './tracing.ts'

/**
 * Connects to a replica set. Commands wait at most 5 s for a primary, which is enough for a failover in a replica set
 * that is set up for quick ones. A command that fails after that is answered with `unavailable`.
 * @param uri without a database; each service has its own
 */
export async function connectMongo(uri: string, database: string): Promise<Connection> {
  return (await connectMeasured(uri, database)).connection
}

/** The same, with what tells of its connections. */
export async function connectMeasured(
  uri: string,
  database: string,
): Promise<{ connection: Connection; measured: Measured }> {
  const connection = mongoose.createConnection(uri, {
    dbName: database,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 5_000,
    heartbeatFrequencyMS: 1_000,
    // This is also how long a database server may be silent before the commands that wait for its answer fail. It is
    // needed because a server that is suspended closes no connection.
    connectTimeoutMS: 3_000,
    w: 'majority',
    readConcernLevel: 'majority',
    // Not false, which would go before what the URI says.
    ...(isTracing() && { monitorCommands: true }),
  })
  const measured = measurePool(connection.getClient())
  if (isTracing()) traceCommands(connection.getClient())
  return { connection: await connection.asPromise(), measured }
}

/**
 * Did a unique index refuse the write because the value exists already? If `index` is given, only the index of that
 * name counts.
 */
export function isDuplicate(error: unknown, index = ''): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11000 && error.message.includes(index)
}

const UNREACHABLE = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoPoolClearedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'PoolClearedOnNetworkError',
])
// Not primary, stepping down, shutting down, interrupted by a failover.
const NO_PRIMARY = new Set([91, 189, 10107, 11600, 11602, 13435, 13436, 262, 50, 6, 7, 89, 9001])

/** The error of a newly elected member that does not know yet how far the clock of the replica set has come. */
const BEHIND_THE_CLOCK = { code: 72, about: 'afterClusterTime' }

/**
 * The error when the driver writes to a socket that the server has just closed. It is not reported as a network error.
 */
const CLOSED = 'EPIPE'

/** Did the database fail to answer, as in a failover? Such a command may be tried again; it is no bug of ours. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, errorResponse } = error as { code?: unknown; errorResponse?: unknown }
  const labels = (error as { errorLabelSet?: Set<string> }).errorLabelSet
  return (
    // A bulk write fails with an error of its own, which holds the cause.
    isUnreachable(errorResponse) ||
    UNREACHABLE.has(error.name) ||
    (typeof code === 'number' && NO_PRIMARY.has(code)) ||
    code === CLOSED ||
    (code === BEHIND_THE_CLOCK.code && error.message.includes(BEHIND_THE_CLOCK.about)) ||
    labels?.has('RetryableWriteError') === true ||
    labels?.has('TransientTransactionError') === true
  )
}

/** The filter for texts of which this one is a part, whatever characters it has. */
export function containing(part: string): { $regex: string } {
  return { $regex: part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') }
}
