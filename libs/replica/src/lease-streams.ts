import type { FollowReply, FollowRequestInput, Leave, Renew } from '@holdfast/contracts/ledger'
import { backoff, within } from './retry-timing.ts'
import type { LeaseStream, Source } from './source.ts'

/** The streams to owner processes over which leases are renewed: usually one, more while a process does not answer. */
export interface LeaseStreams {
  /** Sends a renewal over the present stream. If there is none, opens one and sends the renewal there. */
  renew(): void
  /** Sends over every open stream, to each process that may count this replica as a holder. */
  send(message: (stream: number) => FollowRequestInput): void
  /**
   * A renewal was granted over this stream, so it becomes the present one. Each other stream for which `goodbyes`
   * returns a goodbye gets it and is closed; its process then need not count this replica as a holder any more.
   */
  works(stream: number, goodbyes: () => ReadonlyMap<number, Leave>): void
  /** The process at the other end of this stream grants nothing any more: renews with another one. */
  closes(stream: number): void
  /** Number of streams opened after the first. */
  reconnects(): number
  /** Closes all streams; resolves when the other sides have closed them too, which may never happen. */
  stop(): Promise<void>
}

interface Opened {
  number: number
  stream: LeaseStream
  hasAnswered: boolean
  hasGranted: boolean
  /** The process grants nothing any more. Leases that it granted before still count. */
  isClosing: boolean
  /** Timer that runs while a renewal is unanswered. */
  silence: NodeJS.Timeout | undefined
}

const OPENING_MS = 2_000
const MOST_OPEN = 3
/** After so many failures in a row, `onUnreachable` is called. */
const STREAK = 5

/**
 * Keeps a stream to an owner process open. If the stream ends or renewals are not answered, another stream is opened at
 * once, to another process if there is one. A silent stream stays open meanwhile: after an election of the database, or
 * a pause of this process, it may be the first to answer. The stream that grants first becomes the present one.
 */
export function openLeaseStreams(options: {
  source: Source
  renewEveryMs: number
  /** The renewal to send now over the stream with this number; undefined if none may be sent. */
  renewal(stream: number): Renew | undefined
  onReply(reply: FollowReply, stream: number): void
  /** No process has answered for a while. It is called once for each row of failures. */
  onUnreachable(error: unknown): void
  /** A renewal was granted after {@link onUnreachable} had been called. */
  onReachableAgain(): void
}): LeaseStreams {
  const { source, renewEveryMs } = options
  /** Open streams, the newest last. */
  let open: Opened[] = []
  let present: Opened | undefined
  let lastNumber = 0
  let isOpening = false
  let isStopped = false
  let attempts = 0
  let opening: NodeJS.Timeout | undefined
  let onAllEnded = () => {}

  return {
    renew() {
      if (present) sendRenewal(present)
      else openAnother()
    },
    send(message) {
      for (const { number, stream } of open) stream.send(message(number))
    },
    works(number, goodbyes) {
      const working = open.find((opened) => opened.number === number)
      if (!working || working.isClosing) return
      if (attempts > STREAK) options.onReachableAgain()
      attempts = 0
      present = working
      working.hasGranted = true
      const leaves = goodbyes()
      for (const other of open) {
        const leave = leaves.get(other.number)
        if (!leave) continue
        other.stream.send({ leave })
        hangUp(other)
      }
    },
    closes(number) {
      const closing = open.find((opened) => opened.number === number)
      if (!closing) return
      closing.isClosing = true
      if (!closing.hasGranted) hangUp(closing)
      present = newest()
      if (!present) openAnother()
    },
    reconnects: () => Math.max(0, lastNumber - 1),
    async stop() {
      isStopped = true
      clearTimeout(opening)
      const ended = new Promise<void>((resolve) => {
        onAllEnded = resolve
      })
      if (open.length === 0) return
      for (const { silence, stream } of open) {
        clearTimeout(silence)
        stream.close()
      }
      await ended
    },
  }

  function openAnother(error?: unknown) {
    if (isStopped || isOpening) return
    isOpening = true
    const delay = attempts === 0 ? 0 : backoff(attempts)
    if (++attempts === STREAK + 1) options.onUnreachable(error)
    opening = setTimeout(() => void openOne(), delay)
  }

  async function openOne() {
    const number = ++lastNumber
    let opened: Opened | undefined
    let end: { error?: unknown } | undefined
    let isTooLate = false
    try {
      const following = follow()
      following.then(
        (stream) => isTooLate && stream.close(),
        () => {},
      )
      const stream = await within(OPENING_MS, following)
      isOpening = false
      if (isStopped) return stream.close()
      if (end) return openAnother(end.error)
      opened = {
        number,
        stream,
        hasAnswered: false,
        hasGranted: false,
        isClosing: false,
        silence: undefined,
      }
      open.push(opened)
      present = opened
      if (open.length > MOST_OPEN) hangUp(open[0]!)
      sendRenewal(opened)
    } catch (error) {
      isTooLate = true
      isOpening = false
      openAnother(error)
    }

    async function follow() {
      return source.follow({
        onReply(reply) {
          if (isTooLate || isStopped) return
          if (opened && (reply.grant || reply.refused)) {
            opened.hasAnswered = true
            clearTimeout(opened.silence)
            opened.silence = undefined
          }
          options.onReply(reply, number)
        },
        onEnd(error) {
          end = { error }
          if (opened) ended(opened, error)
        },
      })
    }
  }

  function sendRenewal(to: Opened) {
    const renew = options.renewal(to.number)
    if (!renew) return
    // A process that has never answered may stand still, so it gets less time than one that has.
    const patience = to.hasAnswered ? 2 * renewEveryMs : renewEveryMs
    to.silence ??= setTimeout(() => {
      to.silence = undefined
      if (to === present) openAnother(new Error('renewals are not answered'))
    }, patience)
    to.stream.send({ renew })
  }

  function hangUp(opened: Opened) {
    forget(opened)
    opened.stream.close()
  }

  function ended(opened: Opened, error: unknown) {
    const wasOpen = open.includes(opened)
    forget(opened)
    if (isStopped) {
      if (open.length === 0) onAllEnded()
    } else if (wasOpen && !present) openAnother(error)
  }

  function forget(opened: Opened) {
    clearTimeout(opened.silence)
    opened.silence = undefined
    open = open.filter((other) => other !== opened)
    if (present === opened) present = newest()
  }

  function newest(): Opened | undefined {
    return open.findLast(({ isClosing }) => !isClosing)
  }
}
