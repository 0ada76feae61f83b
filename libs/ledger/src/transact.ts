import { setTimeout as sleep } from 'node:timers/promises'
import { type Message, SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { isUnreachable, type Passport } from '@holdfast/runtime'
import mongoose, { type ClientSession, type Connection, mongo } from 'mongoose'
import type { Conclusion, Tell } from './conclusions.ts'
import type { Collections, EntryDocument, OutcomeDocument, Place } from './documents.ts'
import type { FactChange } from './facts.ts'
import { createShardQueues } from './shard-queues.ts'

export interface Command {
  /** What the rule is about; it decides the shard. */
  stream: Stream
  call: Passport & { signal?: AbortSignal }
  /** Who did it, where the call does not say: an operator's act, a person who came by a mailed link. */
  actor?: ActorInput
  /** The result holds a secret: it is not kept, and a repeat is refused with `already-done`. */
  secret?: boolean
}

export interface Transaction {
  /** Hand it to every read and write of the transaction. */
  session: ClientSession
  /** Milliseconds since 1970: the moment of this attempt. */
  now: number
  /** Adds an entry to the ledger. Without any, nothing of the transaction is kept. */
  append<Input>(message: Message<Input, unknown>, data: NoInfer<Input>, facts?: FactChange[]): void
}

/**
 * Runs a command: decides on a fresh snapshot, and saves state, entries, facts, context and outcome together or
 * not at all. `decide` may run several times; it must change nothing but through the session. The result must be
 * plain data, it is kept as the outcome for repeats. Answers when every check that starts from then on sees what was done,
 * or what was found where nothing was to be done or a rule refused it.
 * Throws what `decide` throws; `overloaded` and `unavailable` when it could not be done.
 */
export type Transact = <Result>(
  command: Command,
  decide: (transaction: Transaction) => Promise<Result>,
) => Promise<Result>

// Longer than a failover that was set up for speed, shorter than a caller waits.
const PATIENCE_MS = 6_000
const LONGEST_PAUSE_MS = 50
const WRITE_CONFLICT = 112
// By a session after its transaction: of a state that holds all the transaction saw, and that a majority has.
const AFTERWARDS = { readConcern: { level: 'majority' }, maxTimeMS: PATIENCE_MS } as const

interface Appended {
  type: string
  data: Buffer
  facts: FactChange[]
}

/**
 * @param committed told of the entries as soon as a majority has them
 * @param asksForLetter decides which entries are marked as asking for a letter
 */
export function createTransact(
  connection: Connection,
  collections: Collections,
  tell: Tell,
  committed: (entries: readonly EntryDocument[]) => void,
  asksForLetter: (type: string, data: Uint8Array) => boolean,
): Transact {
  const inTurn = createShardQueues()
  const { heads, streams, entries, facts, contexts, outcomes } = collections

  return async (command, decide) => {
    const { stream, call } = command
    const shard = shardOf(stream)
    // The next one has its turn while this one waits to be in force.
    const conclusion = await inTurn(shard, () => withRetries(() => attempt(command, shard, decide), call.signal))
    return tell(conclusion, call)
  }

  async function attempt<Result>(
    command: Command,
    shard: number,
    decide: (transaction: Transaction) => Promise<Result>,
  ): Promise<Conclusion<Result>> {
    const session = await connection.startSession()
    try {
      session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } })
      // The head first: whoever else commits on this shard conflicts here and now, before anything is decided,
      // and the snapshot begins after the last commit.
      const head = await heads.findOneAndUpdate(
        { _id: shard },
        { $inc: { seq: 1 } },
        { session, returnDocument: 'after' },
      )
      if (!head) throw new Error(`ledger has no shard ${shard}; was it prepared?`)
      const present = { shard, seq: head.seq - 1 }
      const { repeat } = command.call
      if (repeat) {
        const earlier = await outcomes.findOne({ _id: repeat.key }, { session })
        if (earlier) {
          const kept = await settledOutcome(earlier._id, session)
          return concludeRepeat<Result>(kept, repeat.body, session)
        }
      }
      const appended: Appended[] = []
      const now = Date.now()
      const decided = await decide({
        session,
        now,
        append: (message, data, changes = []) =>
          appended.push({ type: message.type, data: message.encode(data), facts: changes }),
      }).then(
        (result) => ({ result }),
        (error) => {
          if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error
          return { refusal: error }
        },
      )
      if ('refusal' in decided || appended.length === 0) {
        await settle(present, session)
        return { place: present, moment: session.operationTime, ...decided }
      }
      const written = await write(command, { shard, seq: head.seq }, appended, decided.result, session, new Date(now))
      await commit(session)
      committed(written)
      return { place: written.at(-1)!._id, moment: session.operationTime, ...decided }
    } catch (error) {
      if (session.inTransaction()) await session.abortTransaction().catch(() => {})
      throw error
    } finally {
      await session.endSession()
    }
  }

  // A transaction sees what the primary has, and a failover may yet roll that back. A commit that follows makes it sure;
  // an answer that commits nothing must not be given before what it rests on has reached a majority.

  /** Ends the transaction; throws {@link RolledBack} unless the entry at `place`, as it saw it, is there for good. */
  async function settle(place: Place, session: ClientSession) {
    const seen = await entries.findOne({ _id: place }, { session, projection: { requestId: 1 } })
    await session.abortTransaction()
    const kept = await entries.findOne({ _id: place }, { ...AFTERWARDS, session, projection: { requestId: 1 } })
    if (kept?.requestId !== seen?.requestId) throw new RolledBack()
  }

  /** Ends the transaction, and returns an outcome that it saw once it is there for good. */
  async function settledOutcome(key: string, session: ClientSession): Promise<OutcomeDocument> {
    await session.abortTransaction()
    const kept = await outcomes.findOne({ _id: key }, { ...AFTERWARDS, session })
    if (!kept) throw new RolledBack()
    return kept
  }

  async function write(
    command: Command,
    first: { shard: number; seq: number },
    appended: Appended[],
    result: unknown,
    session: ClientSession,
    at: Date,
  ): Promise<EntryDocument[]> {
    const { stream, call } = command
    const { shard } = first
    if (appended.length > 1) await heads.updateOne({ _id: shard }, { $inc: { seq: appended.length - 1 } }, { session })
    const counted = await streams.findOneAndUpdate(
      { _id: stream },
      { $inc: { version: appended.length } },
      { session, upsert: true, returnDocument: 'after' },
    )
    const versionBefore = (counted?.version ?? appended.length) - appended.length
    const actor = command.actor ?? actorOf(call)
    const written = appended.map(
      (entry, index): EntryDocument => ({
        _id: { shard, seq: first.seq + index },
        stream,
        version: versionBefore + 1 + index,
        type: entry.type,
        data: new mongo.Binary(entry.data),
        facts: entry.facts.map(({ table, key, value }) => ({
          table,
          key: new mongo.Binary(key),
          value: value && new mongo.Binary(value),
        })),
        actor,
        requestId: call.requestId,
        index,
        at,
        asksForLetter: asksForLetter(entry.type, entry.data),
      }),
    )
    await entries.insertMany(written, { session })
    const changes = appended.flatMap((entry) => entry.facts)
    if (changes.length > 0) {
      await facts.bulkWrite(
        changes.map(({ table, key, value }) => {
          const _id = { shard, table, key: new mongo.Binary(key) }
          return value
            ? { updateOne: { filter: { _id }, update: { $set: { value: new mongo.Binary(value) } }, upsert: true } }
            : { deleteOne: { filter: { _id } } }
        }),
        { session, ordered: true },
      )
    }
    await contexts.updateOne(
      { _id: call.requestId },
      { $setOnInsert: { actor, ...call.client, at } },
      { session, upsert: true },
    )
    if (call.repeat) {
      const { key, body } = call.repeat
      const last = written.at(-1)!._id
      await outcomes.insertOne({ _id: key, body, ...(!command.secret && { result }), ...last, at }, { session })
    }
    return written
  }
}

/**
 * What an earlier command came to, for its repeat.
 * @param session in which it was found
 */
export function concludeRepeat<Result>(
  { shard, seq, ...earlier }: OutcomeDocument,
  body: string,
  session: ClientSession,
): Conclusion<Result> {
  const found = { place: { shard, seq }, moment: session.operationTime }
  if (earlier.body !== body) return { ...found, refusal: new DomainError('idempotency-key-reused') }
  if (!('result' in earlier)) return { ...found, refusal: new DomainError('already-done') }
  return { ...found, result: earlier.result as Result }
}

/** Creates what a ledger needs: the epoch, a head for each shard, the lifetime of outcomes. */
export async function prepare({ epochs, heads, relays, outcomes, contexts }: Collections): Promise<string> {
  const epoch = await epochs.findOneAndUpdate(
    { _id: 'present' },
    { $setOnInsert: { epoch: crypto.randomUUID() } },
    { upsert: true, returnDocument: 'after' },
  )
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard)
  const put = (set: object) =>
    shards.map((_id) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: set }, upsert: true } }))
  // Not even in vain: a head may be locked by a transaction that a killed process has left open.
  if ((await heads.countDocuments()) < SHARDS) await heads.bulkWrite(put({ seq: 0 }))
  if ((await relays.countDocuments()) < SHARDS) {
    await relays.bulkWrite(put({ holder: null, until: new Date(0), published: 0 }))
  }
  await outcomes.createIndex({ at: 1 }, { expireAfterSeconds: 24 * 3600 })
  await contexts.createIndex({ 'actor.id': 1 })
  return epoch!.epoch
}

function actorOf({ principal }: Passport): ActorInput {
  switch (principal.kind) {
    case 'user':
      return { kind: 'KIND_USER', id: principal.userId }
    case 'api-key':
      return { kind: 'KIND_API_KEY', id: principal.keyId }
    case 'service':
      return { kind: 'KIND_SYSTEM', id: principal.name }
    case 'anonymous':
      throw new Error('a command of nobody: name the actor')
  }
}

/**
 * Repeats an attempt that met another transaction or lost its primary, as long as somebody waits for the answer. Bounded
 * by time, not by number: another process that is never idle leaves gaps of a millisecond or two between its commands.
 */
async function withRetries<T>(attempt: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const begun = performance.now()
  for (let tries = 1; ; tries++) {
    if (signal?.aborted) throw new DomainError('unavailable')
    try {
      return await attempt()
    } catch (error) {
      if (!isPassing(error)) throw error
      if (performance.now() - begun > PATIENCE_MS) {
        throw new DomainError((error as { code?: unknown }).code === WRITE_CONFLICT ? 'overloaded' : 'unavailable')
      }
      // Full jitter, doubling from 4 ms (Brooker, "Exponential Backoff And Jitter", 2015).
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 4 * 2 ** tries))
    }
  }
}

/**
 * A conflict with another transaction, or a database that was changing its primary: the whole attempt may be repeated.
 * Not so when it is unknown whether it was committed: {@link commit} throws `unavailable` then.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof RolledBack || isUnreachable(error)) return true
  // Two repeats of one command at once: the loser finds the winner's outcome on its next attempt.
  return error instanceof mongoose.mongo.MongoError && error.code === 11000 && error.message.includes('ledger_outcomes')
}

/** A commit whose answer was lost is asked for again: MongoDB commits a transaction once, however often it is asked. */
async function commit(session: ClientSession) {
  for (const begun = performance.now(); ; await sleep(100)) {
    try {
      return await session.commitTransaction()
    } catch (error) {
      // Surely not committed.
      if (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('TransientTransactionError')) throw error
      // The driver labels only the first of several commits whose connections break at once; the others are as unknown.
      const isUnknown =
        isUnreachable(error) ||
        (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult'))
      if (!isUnknown) throw error
      if (performance.now() - begun > PATIENCE_MS) throw new DomainError('unavailable')
    }
  }
}

/** A failover undid what the transaction had seen. */
class RolledBack extends Error {}
