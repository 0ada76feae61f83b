import type { Message } from '@holdfast/contracts'
import type { DescribeLettersRequest, LetterDescriptionInput, Letters } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { fromService, type Handlers } from '@holdfast/runtime'

/** One kind of event that asks for letters. `Occasion` is what the owner needs to know to write them. */
export interface LetterEvent<Occasion> {
  /** Full name of the event. */
  type: string
  asks(data: Uint8Array): boolean
  write(data: Uint8Array, occasion: Occasion): LetterDescriptionInput[] | Promise<LetterDescriptionInput[]>
}

/** All events of one owner that ask for letters: the ledger marks their entries, and the owner writes the letters. */
export interface LetterEvents<Occasion> {
  /** Does an entry with this event ask for letters? */
  asks(type: string, data: Uint8Array): boolean
  /** The letters of an entry as they are now; none when it asks for none. */
  write(entry: { type: string; data: Uint8Array }, occasion: Occasion): Promise<LetterDescriptionInput[]>
}

/**
 * Declares that entries with this event ask for letters.
 * @param write called at the moment of sending; answers no letter when nothing is to be sent any more
 * @param asks whether this very event asks; every one does where this is left out. Must depend on the event alone
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
 * The one list of an owner's events that ask for letters. Given to `openLedger`, it marks the entries; the owner's
 * `Letters` service writes from it. So an entry cannot ask for a letter that nobody writes, nor the other way round.
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
 * The handlers of an owner's `Letters`. Refuses everybody but the notification service: what letters say is nobody
 * else's to know, link tokens least of all.
 */
export function letterHandlers(
  describe: (request: DescribeLettersRequest) => Promise<LetterDescriptionInput[]>,
): Handlers<typeof Letters> {
  return {
    async describeLetters(request, call) {
      if (fromService(call) !== 'notification') throw new DomainError('not-allowed')
      return { letters: await describe(request) }
    },
  }
}

/**
 * The templates that an owner asks for, by name, and what it gives to each: the names of the values, `token` where the
 * letter holds a link, and a question mark behind what may be missing.
 */
export type LetterTemplates = Readonly<Record<string, readonly string[]>>

/** What is to be given to a template with these values. */
export type LetterValues<Names extends readonly string[]> = {
  [Name in Names[number] as Name extends `${string}?` ? never : Name]: string
} & { [Name in Names[number] as Name extends `${infer Optional}?` ? Optional : never]?: string }
