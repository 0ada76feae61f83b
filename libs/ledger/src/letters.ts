import type { Message } from '@holdfast/contracts'
import type { DescribeLettersReplyInput, Entry, LetterDescriptionInput, Letters } from '@holdfast/contracts/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { Ledger } from './ledger.ts'

/** One kind of event that asks for letters. `Occasion` is what the owner needs, besides the event, to write them. */
export interface LetterEvent<Occasion> {
  /** Full name of the event. */
  type: string
  /** Does the event with this data ask for letters? */
  asks(data: Uint8Array): boolean
  write(data: Uint8Array, occasion: Occasion): LetterDescriptionInput[] | Promise<LetterDescriptionInput[]>
}

/** All events of one owner that ask for letters: the ledger marks their entries, and the owner writes the letters. */
export interface LetterEvents<Occasion> {
  /** Does an entry with this event ask for letters? */
  asks(type: string, data: Uint8Array): boolean
  /** The letters of an entry, written from the present state; empty when the entry asks for none. */
  write(entry: { type: string; data: Uint8Array }, occasion: Occasion): Promise<LetterDescriptionInput[]>
}

/**
 * Declares that entries with this event ask for letters.
 * @param write called when the letter is sent; returns no letters if none should be sent any more
 * @param asks decides, from the event alone, whether it asks for letters; without this function, every event of the
 *   type asks
 */
export function letterEvent<Event, Occasion>(
  message: Pick<Message<never, Event>, 'type' | 'decode'>,
  write: (event: Event, occasion: Occasion) => LetterDescriptionInput[] | Promise<LetterDescriptionInput[]>,
  asks: (event: Event) => boolean = () => true,
): LetterEvent<Occasion> {
  return {
    type: message.type,
    asks: (data) => asks(message.decode(data)),
    write: (data, occasion) => write(message.decode(data), occasion),
  }
}

/**
 * The one list of an owner's events that ask for letters. `openLedger` marks entries by it, and the owner's `Letters`
 * service writes letters from it. So every entry that asks for a letter has code that writes it, and the reverse.
 */
export function letterEvents<Occasion>(...events: LetterEvent<Occasion>[]): LetterEvents<Occasion> {
  const byType = new Map(events.map((event) => [event.type, event]))
  return {
    asks: (type, data) => byType.get(type)?.asks(data) ?? false,
    async write({ type, data }, occasion) {
      const event = byType.get(type)
      return event?.asks(data) ? event.write(data, occasion) : []
    },
  }
}

/**
 * The handlers of an owner's `Letters` service. Letters contain personal text and link tokens, so they are written for
 * entries of the owner's own ledger only, whatever the request says of them.
 * @param describe the letters, or the whole reply where something is attached to them
 */
export function letterHandlers(
  ledger: Pick<Ledger, 'read'>,
  describe: (entry: Entry) => Promise<LetterDescriptionInput[] | DescribeLettersReplyInput>,
): Handlers<typeof Letters> {
  return {
    async describeLetters(named) {
      const entry = await entryNamed(ledger, named)
      const found = entry ? await describe(entry) : []
      return Array.isArray(found) ? { letters: found } : found
    },
  }
}

/** The entry at this place, if it is the one that is meant: after a restore another one may stand there. */
export async function entryNamed(
  ledger: Pick<Ledger, 'read'>,
  { shard, seq, type, stream, requestId }: Pick<Entry, 'shard' | 'seq' | 'type' | 'stream' | 'requestId'>,
): Promise<Entry | undefined> {
  const [entry] = await ledger.read(shard, seq - 1, 1)
  const isMeant = entry?.seq === seq && entry.type === type && entry.stream === stream && entry.requestId === requestId
  return isMeant ? entry : undefined
}

/**
 * The templates that an owner asks for, by name, each with the names of the values that the owner gives to it. The
 * value `token` makes a link in the letter; a name that ends with a question mark may be missing.
 */
export type LetterTemplates = Readonly<Record<string, readonly string[]>>

/** The values that a template with these names must be given. */
export type LetterValues<Names extends readonly string[]> = {
  [Name in Names[number] as Name extends `${string}?` ? never : Name]: string
} & { [Name in Names[number] as Name extends `${infer Optional}?` ? Optional : never]?: string }
