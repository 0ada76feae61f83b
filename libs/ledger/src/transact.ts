import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { inSpan, isSchemaExpected, openCollection, type Passport, type Repeat } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import { type Append, type EntryWriter, openDraft } from './append-entries.ts'
import type { CommandResult, Tell } from './command-results.ts'
import type { Collections, EntryDocument, OutcomeDocument, Place } from './documents.ts'
import type { InTurn } from './shard-queues.ts'
import { commit, inTransaction, PATIENCE_MS, RolledBack, withRetries } from './transaction-attempts.ts'

export interface Command {
  /** The company, user or other thing that the command changes; it decides the shard. */
  stream: Stream
  call: Passport & { signal?: AbortSignal }
  /** Who did it, if the call does not say so: for an operator's act, or a person who followed a mailed link. */
  actor?: ActorInput
  /** The result holds a secret: it is not stored, and a repeat of the command is refused with `already-done`. */
  secret?: boolean
}

export interface Transaction {
  /** Must be passed to every read and write of the transaction. */
  session: ClientSession
  /** When this attempt began, in milliseconds since 1970. */
  now: number
  /** Adds an entry to the ledger. If a command adds none, all of its writes are rolled back. */
  append: Append
}

/** The transaction of a command. */
export interface CommandTransaction extends Transaction {
  /**
   * Adds a check that runs in each attempt directly before the commit, after everything was written. Use it for a
   * condition that must still hold at the commit and cannot be read from this database. If the check throws a
   * `DomainError`, the attempt is rolled back and the command is refused with this error. The check does not run if
   * nothing was appended, because then nothing is committed.
   */
  beforeCommit(check: () => Promise<void>): void
}

/**
 * Runs a command: decides on a fresh snapshot, and saves state, entries, facts, context and outcome together or not at
 * all. `decide` may run several times, and must write through the session only. The result must be plain data: it is
 * stored as the outcome, and returned to repeats of the command. Answers once the command is in force, which means that
 * every check that starts later sees the change. If nothing had to be changed, or a rule refused the command, it
 * answers once the state that it read is in force. Throws what `decide` throws; throws `overloaded` or `unavailable` if
 * the command could not be carried out.
 */
export type Transact = <Result>(
  command: Command,
  decide: (transaction: CommandTransaction) => Promise<Result>,
) => Promise<Result>

// For reads in a session whose transaction has ended: they see what a majority has, and at least what the transaction
// saw.
const AFTERWARDS = { readConcern: { level: 'majority' }, maxTimeMS: PATIENCE_MS } as const

/** @param options.committed called with the entries as soon as a majority has them */
export function createTransact(options: {
  connection: Connection
  collections: Collections
  writer: EntryWriter
  inTurn: InTurn
  tell: Tell
  committed(entries: readonly EntryDocument[]): void
}): Transact {
  const { connection, collections, writer, inTurn, tell, committed } = options
  const { entries, contexts, outcomes } = collections

  return async (command, decide) => {
    const { stream, call } = command
    const shard = shardOf(stream)
    // The turn ends with the commit: the next command of the shard runs while this one waits to be in force.
    const done = await inSpan('ledger: commit', { kind: 'internal', attributes: { 'holdfast.shard': shard } }, () =>
      inTurn(shard, () => withRetries(() => attempt(command, shard, decide), call.signal)),
    )
    return inSpan('ledger: in force', { kind: 'internal' }, () => tell(done, call))
  }

  async function attempt<Result>(
    command: Command,
    shard: number,
    decide: (transaction: CommandTransaction) => Promise<Result>,
  ): Promise<CommandResult<Result>> {
    return inTransaction(connection, async (session) => {
      const next = await writer.lockHead(shard, session)
      const present = { shard, seq: next.seq - 1 }
      const { repeat } = command.call
      if (repeat) {
        const earlier = await outcomes.findOne(outcomeOf(repeat), { session })
        if (earlier) {
          const kept = await settledOutcome(earlier._id, session)
          return resultOfRepeat<Result>(kept, repeat, session)
        }
      }
      const draft = openDraft()
      const checks: (() => Promise<void>)[] = []
      const now = Date.now()
      const decided = await orRefusal(
        decide({ session, now, append: draft.append, beforeCommit: (check) => void checks.push(check) }),
      )
      if ('refusal' in decided || draft.isEmpty()) {
        await settle(present, session)
        return { place: present, moment: session.operationTime, ...decided }
      }
      const { stream, call, actor = actorOf(call) } = command
      const at = new Date(now)
      const added = draft.causedBy({ stream, actor, requestId: call.requestId })
      const written = await writer.write(next, added, session, at)
      const place = written.at(-1)!._id
      await remember(command, { actor, place, result: decided.result, at }, session)
      for (const check of checks) {
        const checked = await orRefusal(check())
        if (!('refusal' in checked)) continue
        await settle(present, session)
        return { place: present, moment: session.operationTime, ...checked }
      }
      await commit(session)
      committed(written)
      return { place, moment: session.operationTime, ...decided }
    })
  }

  // A transaction may read writes that a failover can still roll back. If the transaction commits, a majority has those
  // writes too. If it commits nothing, the two functions below check that a majority has what it read, before
  // the caller is answered.

  /**
   * Aborts the transaction. Throws {@link RolledBack} unless a majority has the entry at `place` as the transaction saw
   * it.
   */
  async function settle(place: Place, session: ClientSession) {
    // The time is compared too: after a rollback, a follower may append another entry here with the same request id.
    const projection = { requestId: 1, at: 1 }
    const seen = await entries.findOne({ _id: place }, { session, projection })
    await session.abortTransaction()
    const kept = await entries.findOne({ _id: place }, { ...AFTERWARDS, session, projection })
    if (kept?.requestId !== seen?.requestId || kept?.at.getTime() !== seen?.at.getTime()) throw new RolledBack()
  }

  /** Aborts the transaction and returns the outcome that it saw. Throws {@link RolledBack} if no majority has it. */
  async function settledOutcome(key: string, session: ClientSession): Promise<OutcomeDocument> {
    await session.abortTransaction()
    const kept = await outcomes.findOne({ _id: key }, { ...AFTERWARDS, session })
    if (!kept) throw new RolledBack()
    return kept
  }

  /** Stores where the request came from, and the outcome for repeats of the command. */
  async function remember(
    { call, secret }: Command,
    done: { actor: ActorInput; place: Place; result: unknown; at: Date },
    session: ClientSession,
  ) {
    const { actor, place, result, at } = done
    await contexts.updateOne(
      { _id: call.requestId },
      { $setOnInsert: { actor, ...call.client, at, ...place } },
      { session, upsert: true },
    )
    if (!call.repeat) return
    const { key, body } = call.repeat
    await outcomes.insertOne({ _id: key, body, ...(!secret && { result }), ...place, at }, { session })
  }
}

/** Returns the result, or the refusal that was thrown. Rethrows every other error, and `unavailable`. */
function orRefusal<Result>(decided: Promise<Result>): Promise<{ result: Result } | { refusal: DomainError }> {
  return decided.then(
    (result) => ({ result }),
    (error) => {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error
      return { refusal: error }
    },
  )
}

/** Finds the outcome of the first attempt, under whichever secret its hashes were made. */
export function outcomeOf(repeat: Repeat) {
  return { _id: { $in: spellings(repeat).map(({ key }) => key) } }
}

function spellings({ former = [], ...present }: Repeat): { key: string; body: string }[] {
  return [present, ...former]
}

/**
 * The result of a repeated command, from the outcome of the first one.
 * @param session the session that found the outcome
 */
export function resultOfRepeat<Result>(
  { _id, shard, seq, ...earlier }: OutcomeDocument,
  repeat: Repeat,
  session: ClientSession,
): CommandResult<Result> {
  const found = { place: { shard, seq }, moment: session.operationTime }
  const isSame = spellings(repeat).some(({ key, body }) => key === _id && body === earlier.body)
  if (!isSame) return { ...found, refusal: new DomainError('idempotency-key-reused') }
  if (!('result' in earlier)) return { ...found, refusal: new DomainError('already-done') }
  return { ...found, result: earlier.result as Result }
}

/**
 * Creates the collections, documents and indexes that a ledger needs and that do not exist yet: the epoch, a head and a relay
 * position for each shard, and the indexes that delete outcomes after a day and contexts after `contextDays`.
 * @returns the epoch
 */
export async function prepare(connection: Connection, collections: Collections, contextDays: number): Promise<string> {
  const { epochs, heads, relays, outcomes, contexts } = collections
  for (const { collectionName } of Object.values(collections)) await openCollection(connection, collectionName)
  await openCollection(connection, outcomes.collectionName, [[{ at: 1 }, { expireAfterSeconds: 24 * 3600 }]])
  await openCollection(connection, contexts.collectionName, [[{ 'actor.id': 1 }]])
  await expireAfter(connection, contexts.collectionName, contextDays * 24 * 3600)
  const epoch = await epochs.findOneAndUpdate(
    { _id: 'present' },
    { $setOnInsert: { epoch: crypto.randomUUID() } },
    { upsert: true, returnDocument: 'after' },
  )
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard)
  const put = (set: object) =>
    shards.map((_id) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: set }, upsert: true } }))
  // If all heads exist, nothing is written: a transaction that a killed process left open may lock one of them, and
  // even a write that changes nothing would wait for it.
  if ((await heads.countDocuments()) < SHARDS) await heads.bulkWrite(put({ seq: 0 }))
  if ((await relays.countDocuments()) < SHARDS) {
    await relays.bulkWrite(put({ holder: null, until: new Date(0), published: 0 }))
  }
  return epoch!.epoch
}

const OTHER_OPTIONS = 85

/** Creates the index that deletes documents some time after `at`, or gives it another time, if that may be done here. */
async function expireAfter(connection: Connection, collection: string, expireAfterSeconds: number): Promise<void> {
  const keyPattern = { at: 1 } as const
  if (isSchemaExpected(connection)) return void (await openCollection(connection, collection, [[keyPattern]]))
  try {
    await connection.db!.collection(collection).createIndex(keyPattern, { expireAfterSeconds })
  } catch (error) {
    if ((error as { code?: unknown }).code !== OTHER_OPTIONS) throw error
    await connection.db!.command({ collMod: collection, index: { keyPattern, expireAfterSeconds } })
  }
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
      throw new Error('an anonymous call has no actor: the command must name one')
  }
}
