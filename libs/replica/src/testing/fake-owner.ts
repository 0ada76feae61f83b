import { SHARDS } from '@holdfast/contracts'
import type { Applied, Entry, FollowReply, Leave, Renew, SnapshotReply } from '@holdfast/contracts/ledger'
import type { FactTable, LeaseStreamEvents, Source } from '../source.ts'

export const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

/** A table that keeps its rows as text. */
export function textTable(onClear = () => {}): FactTable & { rows: Map<string, string> } {
  const rows = new Map<string, string>()
  return {
    rows,
    put: (key, value) => void rows.set(text(key), text(value)),
    drop: (key) => void rows.delete(text(key)),
    clear() {
      onClear()
      rows.clear()
    },
  }
}

export interface FakeStream {
  renews: Renew[]
  applied: Applied[]
  leaves: Leave[]
  isClosed: boolean
  reply(reply: FollowReply): void
  grant(renew: Renew | undefined, heads?: number[], epoch?: string): void
  end(error?: unknown): void
}

type Rows = Record<string, string | null>

/** An owner whose answers a test can change. By default it grants every renewal, and sends entries only on `push`. */
export function openFakeOwner({ leaseMs = 5_000 } = {}) {
  let ledger: Entry[][] = Array.from({ length: SHARDS }, () => [])
  const owner = {
    epoch: 'e1',
    streams: [] as FakeStream[],
    calls: { follow: 0, snapshot: 0, read: [] as string[], heads: 0 },
    isAway: false,
    /** If false, a stream does not end when the replica closes it. */
    endsStreams: true,
    /** Replaces the answer to a renewal. */
    onRenew: (renew: Renew, stream: FakeStream): void => stream.grant(renew),
    onMessage: () => {},
    /** Awaited after a shard was read for a snapshot and before its rows are sent. */
    onSnapshot: async (_shard: number): Promise<void> => {},
    /** Changes the answer to a request for entries. */
    spoilRead: (entries: Entry[]): Entry[] => entries,
    heads: () => ledger.map((entries) => entries.length),
    entries: (shard: number) => ledger[shard]!,
    get last(): FakeStream | undefined {
      return owner.streams.at(-1)
    },
    commit(shard: number, rows: Rows, table = 'member'): Entry {
      const entries = ledger[shard]!
      const entry: Entry = {
        epoch: owner.epoch,
        shard,
        seq: entries.length + 1,
        stream: `company/${shard}`,
        version: 1,
        type: 'holdfast.company.v1.CompanySuspended',
        data: Buffer.alloc(0),
        facts: Object.entries(rows).map(([key, value]) => ({
          table,
          key: Buffer.from(key),
          ...(value !== null && { value: Buffer.from(value) }),
        })),
        actor: null,
        requestId: '',
        index: 0,
        at: 0,
      }
      entries.push(entry)
      return entry
    },
    /** Begins a new epoch, as a restore from backup does. */
    beginEpoch(epoch: string) {
      owner.epoch = epoch
      ledger = ledger.map((entries) => entries.map((entry) => ({ ...entry, epoch })))
    },
    push(...entries: Entry[]) {
      for (const entry of entries) for (const stream of owner.streams) stream.reply({ entry })
    },
  }

  const source: Source = {
    async follow(events) {
      owner.calls.follow++
      if (owner.isAway) throw new Error('away')
      const stream = openStream(events)
      owner.streams.push(stream)
      return {
        send({ renew, applied, leave }) {
          owner.onMessage()
          if (renew) {
            stream.renews.push(renew as Renew)
            owner.onRenew(renew as Renew, stream)
          }
          if (applied) stream.applied.push(applied as Applied)
          if (leave) stream.leaves.push(leave as Leave)
        },
        close() {
          stream.isClosed = true
          if (owner.endsStreams) stream.end()
        },
      }
    },
    async *snapshot(tables, signal) {
      owner.calls.snapshot++
      if (owner.isAway) throw new Error('away')
      const { epoch } = owner
      for (let shard = 0; shard < SHARDS; shard++) {
        const facts = ledger[shard]!.flatMap((entry) => entry.facts).filter(({ table }) => tables.includes(table))
        const applied = ledger[shard]!.length
        await owner.onSnapshot(shard)
        signal.throwIfAborted()
        yield { epoch, shard, facts } satisfies SnapshotReply
        yield { epoch, shard, facts: [], applied } satisfies SnapshotReply
      }
    },
    async read(shard, after) {
      owner.calls.read.push(`${shard}/${after}`)
      if (owner.isAway) throw new Error('away')
      const entries = owner.spoilRead(ledger[shard]!.slice(after, after + 500))
      return { epoch: owner.epoch, entries, head: ledger[shard]!.length }
    },
    async heads() {
      owner.calls.heads++
      if (owner.isAway) throw new Error('away')
      return { epoch: owner.epoch, heads: owner.heads() }
    },
  }
  return Object.assign(owner, { source })

  function openStream(events: LeaseStreamEvents): FakeStream {
    let isOver = false
    const stream: FakeStream = {
      renews: [],
      applied: [],
      leaves: [],
      isClosed: false,
      reply(reply) {
        if (!isOver) setImmediate(() => isOver || events.onReply(reply))
      },
      grant(renew, heads = owner.heads(), epoch = owner.epoch) {
        stream.reply({ grant: { request: renew!.request, epoch, heads, leaseMs } })
      },
      end(error) {
        if (isOver) return
        isOver = true
        setImmediate(() => events.onEnd(error))
      },
    }
    return stream
  }
}

export type FakeOwner = ReturnType<typeof openFakeOwner>
