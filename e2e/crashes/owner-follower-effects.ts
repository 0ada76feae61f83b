import type { Stream } from '@holdfast/contracts'
import { InvitationLinkCopied, InvitationSent } from '@holdfast/contracts/company'
import { Entry } from '@holdfast/contracts/ledger'
import type { StoredLedger } from '../history/stored-ledger.ts'

/** The service that owns a ledger and follows company's: its name, and that of its ledger. */
export const OWNING = 'owning'

/** The steps at which the service is killed, in the order in which it reaches them. */
export const OWNING_STEPS = [
  'before the transaction',
  'head moved',
  'position moved',
  'effect written',
  'own entry written',
  'before the commit',
  'commit sent, not answered',
  'committed, not announced',
  'announced, not published',
  'published, not noted',
] as const
export type OwningStep = (typeof OWNING_STEPS)[number]

/** The effect of one entry of company. */
export interface OwnedEntry {
  /** "shard/seq" */
  _id: string
  times: number
}

/** The effects of all entries of a stream. */
export interface OwnedStream {
  _id: string
  entries: number
  /** The version of the last entry. */
  version: number
  /** How often an entry came after a later one. */
  disorder: number
}

/** The service's own stream for an entry of company: one for each company. Entries about invitations have none. */
export function ownedStreamOf({ type, stream }: Pick<Entry, 'type' | 'stream'>): Stream | undefined {
  if (type === InvitationSent.type || type === InvitationLinkCopied.type) return undefined
  return `tally/${stream.slice('company/'.length)}`
}

/** Checks that each entry of company has one effect and one own entry, in order. Returns one line for each problem. */
export function checkOwned(
  company: StoredLedger,
  own: StoredLedger,
  entries: OwnedEntry[],
  streams: OwnedStream[],
): string[] {
  const wrong: string[] = []
  const say = (line: string) => wrong.push(`${OWNING}: ${line}`)
  const times = new Map(entries.map((entry) => [entry._id, entry.times]))
  const expected = new Map<string, Entry[]>()
  for (const { entry } of company.entries.flat()) {
    const stream = ownedStreamOf(entry)
    if (stream === undefined) continue
    expected.set(stream, [...(expected.get(stream) ?? []), entry])
    const id = `${entry.shard}/${entry.seq}`
    if (times.get(id) !== 1) say(`${id} of company took effect ${times.get(id) ?? 0} times`)
    times.delete(id)
  }
  for (const id of times.keys()) say(`${id} of company took effect and should not have`)

  const found = new Map<string, Entry[]>()
  for (const { entry } of own.entries.flat()) found.set(entry.stream, [...(found.get(entry.stream) ?? []), entry])
  const tallies = new Map(streams.map((stream) => [stream._id, stream]))
  for (const [stream, causes] of expected) {
    const placesOf = (all: Entry[]) => all.map(({ shard, seq }) => `${shard}/${seq}`).join(' ')
    const appended = (found.get(stream) ?? []).map(({ data }) => Entry.decode(data))
    if (placesOf(appended) !== placesOf(causes)) {
      say(`${stream} has own entries for ${placesOf(appended)}, not for ${placesOf(causes)}`)
    }
    const tally = tallies.get(stream)
    if (tally?.entries !== causes.length || tally.version !== causes.at(-1)!.version || tally.disorder > 0) {
      say(`${stream} has the effects ${JSON.stringify(tally)} of ${causes.length} entries`)
    }
    for (const [nth, { requestId, actor }] of (found.get(stream) ?? []).entries()) {
      if (requestId !== causes[nth]?.requestId) say(`${stream} names another request than its cause`)
      if (actor?.kind !== 'KIND_SYSTEM' || actor.id !== OWNING) say(`${stream} was written by ${JSON.stringify(actor)}`)
    }
    found.delete(stream)
  }
  for (const stream of found.keys()) say(`${stream} is no stream of company`)
  return wrong
}
