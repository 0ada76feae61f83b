import { SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import { type Append, type EntryWriter, openDraft } from './append-entries.ts'
import type { CommandResult, Tell } from './command-results.ts'
import type { Collections, EntryDocument, OutcomeDocument, Place } from './documents.ts'
import type { InTurn } from './shard-queues.ts'
import { commit, inTransaction, PATIENCE_MS, RolledBack, withRetries } from './transaction-attempts.ts'

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
  /** Adds an entry to the ledger. Without any, nothing that a command did is kept. */
  append: Append
}

/** The transaction of a command. */
export interface CommandTransaction extends Transaction {
  /**
   * Runs in each attempt, when everything is written and nothing but the commit is left: for what must still hold then,
   * and is not in this database. A `DomainError` that it throws undoes the attempt, and is a refusal like any other. Not
   * run where nothing is appended, for then nothing is committed.
   */
  beforeCommit(check: () => Promise<void>): void
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
  decide: (transaction: CommandTransaction) => Promise<Result>,
) => Promise<Result>

// By a session after its transaction: of a state that holds all the transaction saw, and that a majority has.
const AFTERWARDS = { readConcern: { level: 'majority' }, maxTimeMS: PATIENCE_MS } as const

/** @param options.committed told of the entries as soon as a majority has them */
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
    // The next one has its turn while this one waits to be in force.
    const done = await inTurn(shard, () => withRetries(() => attempt(command, shard, decide), call.signal))
    return tell(done, call)
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
        const earlier = await outcomes.findOne({ _id: repeat.key }, { session })
        if (earlier) {
          const kept = await settledOutcome(earlier._id, session)
          return resultOfRepeat<Result>(kept, repeat.body, session)
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

  // A transaction sees what the primary has, and a failover may yet roll that back. A commit that follows makes it sure;
  // an answer that commits nothing must not be given before what it rests on has reached a majority.

  /** Ends the transaction; throws {@link RolledBack} unless the entry at `place`, as it saw it, is there for good. */
  async function settle(place: Place, session: ClientSession) {
    // The moment is compared as well: after a rollback, a follower may append another entry here for the same request.
    const projection = { requestId: 1, at: 1 }
    const seen = await entries.findOne({ _id: place }, { session, projection })
    await session.abortTransaction()
    const kept = await entries.findOne({ _id: place }, { ...AFTERWARDS, session, projection })
    if (kept?.requestId !== seen?.requestId || kept?.at.getTime() !== seen?.at.getTime()) throw new RolledBack()
  }

  /** Ends the transaction, and returns an outcome that it saw once it is there for good. */
  async function settledOutcome(key: string, session: ClientSession): Promise<OutcomeDocument> {
    await session.abortTransaction()
    const kept = await outcomes.findOne({ _id: key }, { ...AFTERWARDS, session })
    if (!kept) throw new RolledBack()
    return kept
  }

  /** What is kept of a command beside its entries: where it came from, and what it came to. */
  async function remember(
    { call, secret }: Command,
    done: { actor: ActorInput; place: Place; result: unknown; at: Date },
    session: ClientSession,
  ) {
    const { actor, place, result, at } = done
    await contexts.updateOne(
      { _id: call.requestId },
      { $setOnInsert: { actor, ...call.client, at } },
      { session, upsert: true },
    )
    if (!call.repeat) return
    const { key, body } = call.repeat
    await outcomes.insertOne({ _id: key, body, ...(!secret && { result }), ...place, at }, { session })
  }
}

/** What was decided, or the refusal that was thrown; every other error stays one. */
function orRefusal<Result>(decided: Promise<Result>): Promise<{ result: Result } | { refusal: DomainError }> {
  return decided.then(
    (result) => ({ result }),
    (error) => {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error
      return { refusal: error }
    },
  )
}

/**
 * What an earlier command came to, for its repeat.
 * @param session in which it was found
 */
export function resultOfRepeat<Result>(
  { shard, seq, ...earlier }: OutcomeDocument,
  body: string,
  session: ClientSession,
): CommandResult<Result> {
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
