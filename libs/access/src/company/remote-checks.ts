import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { idBytes, isId } from '@holdfast/contracts'
import { AccessChecks, type BatchCheckReply } from '@holdfast/contracts/company'
import { asService, type BidirectionalStreams, type Channel, type Log, type Signer } from '@holdfast/runtime'
import CircuitBreaker from 'opossum'
import type { Standing } from '../decide.ts'
import type { Remote } from './company-access.ts'
import { answersFromWire, askedToWire, type OwnerAnswer, type OwnerQuestion, type Verdict } from './question.ts'

export interface RemoteChecks extends Remote {
  /**
   * The standing of the user in the company; undefined for a user without a role there; `unknown` if no process can say
   * in time.
   */
  standing(userId: string, companyId: string): Promise<Standing | undefined | 'unknown'>
  close(): void
}

/** Most questions in one message: a process of company decides them all in one synchronous block. */
const MOST = 256
const LONGEST_PAUSE_MS = 1_000
const SPREAD_EVERY_MS = 500
const OPENING_MS = 1_000

interface Message {
  questions: OwnerQuestion[]
  /** The answer to each question so far. An answer other than `unknown` is right, whichever process gave it. */
  answers: OwnerAnswer[]
  answer(): void
  /** Streams on which the message was sent. */
  asked: Set<Opened>
  /** Those of the streams in `asked` that have neither answered the message nor ended. */
  waitsFor: Set<Opened>
}

interface Waiting {
  question: OwnerQuestion
  answer(answer: OwnerAnswer): void
}

type Stream = Awaited<ReturnType<BidirectionalStreams<typeof AccessChecks>['batchCheck']>>

interface Opened {
  stream: Stream
  /** When the first message was sent after the last reply; undefined while no reply is missing. */
  silentSince: number | undefined
  isOver: boolean
}

/** One stream for all messages, and one for messages whose answer is late, to another process if there is one. */
const STREAMS = 2

/**
 * Asks processes of company. All questions of one turn of the event loop travel in one message. A question never joins
 * a message that was sent before, so that company reads its rows after the question came. If a message has no answer
 * after a tenth of the deadline, it is sent to a second process too, and the first answer other than `unknown` counts
 * (hedged requests: Dean and Barroso, "The Tail at Scale", 2013). After `deadlineMs` the answer is `unknown`. It is
 * `unknown` at once while company answers nothing at all.
 * @param options.deadlineMs 500 by default
 */
export function openRemoteChecks(options: {
  channel: Pick<Channel, 'bidirectionalStreams'>
  signer: Signer
  log: Log
  deadlineMs?: number
}): RemoteChecks {
  const { channel, signer, log, deadlineMs = 500 } = options
  const openStream = channel.bidirectionalStreams(AccessChecks).batchCheck
  const waiting: Waiting[] = []
  const underWay = new Map<number, Message>()
  let lastRequest = 0
  /** The open streams. Messages are sent on the first one. */
  let open: Opened[] = []
  let opening = 0
  let pauseMs = 0
  let reconnect: NodeJS.Timeout | undefined
  let isClosed = false

  // The breaker counts messages, not checks. A denial is an answer, so it counts as a success.
  const breaker = new CircuitBreaker(send, {
    timeout: false,
    errorThresholdPercentage: 50,
    volumeThreshold: 10,
    rollingCountTimeout: 1_000,
    resetTimeout: 250,
  })
  breaker.fallback((questions: OwnerQuestion[]) => questions.map((): OwnerAnswer => 'unknown'))
  connect()
  const spreading = setInterval(spread, SPREAD_EVERY_MS).unref()

  return {
    // The answer to a `Question` is a `Verdict`, to a `StandingQuestion` a standing.
    ask: (question) => enqueue(question) as Promise<Verdict>,
    async standing(userId, companyId) {
      if (!isId(userId) || !isId(companyId)) return undefined
      const found = await enqueue({ userId: idBytes(userId), companyId: idBytes(companyId) })
      return found === 'not-found' ? undefined : (found as Standing | 'unknown')
    },
    close() {
      isClosed = true
      clearInterval(spreading)
      clearTimeout(reconnect)
      for (const { stream } of open) stream.cancel()
      for (const { answer } of underWay.values()) answer()
      underWay.clear()
      breaker.shutdown()
    },
  }

  function enqueue(question: OwnerQuestion): Promise<OwnerAnswer> {
    if (waiting.length === 0) setImmediate(flush)
    return new Promise((answer) => waiting.push({ question, answer }))
  }

  function flush(): void {
    for (let message = waiting.splice(0, MOST); message.length > 0; message = waiting.splice(0, MOST)) {
      void ask(message)
    }
  }

  async function ask(message: Waiting[]): Promise<void> {
    // The breaker rejects only after it was shut down: otherwise it has a fallback.
    const answers = await breaker.fire(message.map(({ question }) => question)).catch((): OwnerAnswer[] => [])
    for (const [i, { answer }] of message.entries()) answer(answers[i] ?? 'unknown')
  }

  function send(questions: OwnerQuestion[]): Promise<OwnerAnswer[]> {
    return new Promise((resolve, reject) => {
      const request = ++lastRequest
      const expire = () => {
        if (!underWay.delete(request)) return
        if (message.answers.every((answer) => answer === 'unknown')) reject(new Error('no answer in time'))
        else message.answer()
        for (const to of message.waitsFor) hangUpIfSilent(to, deadlineMs / 4)
      }
      // Through `setImmediate`, so that replies which came while this process was busy are read first.
      const late = setTimeout(() => setImmediate(askAnother, request), deadlineMs / 10)
      const over = setTimeout(() => setImmediate(expire), deadlineMs)
      const message: Message = {
        questions,
        answers: questions.map(() => 'unknown'),
        asked: new Set(),
        waitsFor: new Set(),
        answer() {
          clearTimeout(late)
          clearTimeout(over)
          resolve(message.answers)
        },
      }
      underWay.set(request, message)
      if (open[0]) write(open[0], request, message)
    })
  }

  /** Sends the message to another process. Returns false if there is no stream to one, or the message was answered. */
  function askAnother(request: number): boolean {
    const message = underWay.get(request)
    const asked = [...(message?.asked ?? [])]
    const another = open.find((opened) => !asked.some((one) => isBeside(one, opened)))
    if (!message || !another) return false
    write(another, request, message)
    for (const to of asked) hangUpIfSilent(to, deadlineMs / 2)
    return true
  }

  function write(to: Opened, request: number, message: Message): void {
    message.asked.add(to)
    message.waitsFor.add(to)
    to.silentSince ??= performance.now()
    to.stream.write(askedToWire(request, message.questions))
  }

  /**
   * Ends a stream that has been silent for more than `ms` milliseconds. Its process may be paused or cut off, without
   * an error of the connection.
   */
  function hangUpIfSilent(to: Opened, ms: number): void {
    if (to.silentSince !== undefined && performance.now() - to.silentSince > ms) hangUp(to)
  }

  function connect(): void {
    for (let missing = STREAMS - open.length - opening; missing > 0; missing--) void openOne()
  }

  /**
   * While a process is away, both streams lead to the same one. This opens a third stream, to the next process in turn.
   * If that is a different process, the new stream replaces the second.
   */
  function spread(): void {
    const [first, second] = open
    if (first && second && opening === 0 && isBeside(first, second)) void openOne()
  }

  function isBeside({ stream }: Opened, other: Opened): boolean {
    return stream.getPeer() === other.stream.getPeer()
  }

  async function openOne(): Promise<void> {
    let stream: Stream | undefined
    let failure: unknown
    opening++
    try {
      stream = await openStream(asService(signer, randomUUID()))
      const opened: Opened = { stream, silentSince: undefined, isOver: false }
      stream.on('data', (reply) => onReply(reply, opened))
      stream.on('error', (err) => lose(opened, err))
      stream.on('end', () => lose(opened))
      // The server sends its metadata when it accepts the stream. A process that hangs accepts connections, but no
      // streams.
      await once(stream, 'metadata', { signal: AbortSignal.timeout(OPENING_MS) })
      if (opened.isOver) throw new Error('a stream of checks ended at once')
      open.push(opened)
      const [first, second, third] = open
      if (third) hangUp(isBeside(first!, third) ? third : second!)
    } catch (err) {
      failure = err
    }
    opening--
    if (failure || isClosed) stream?.cancel()
    if (failure) again(failure)
    else resend()
  }

  function onReply(reply: BatchCheckReply, from: Opened): void {
    from.silentSince = undefined
    pauseMs = 0
    const message = underWay.get(reply.request)
    if (!message) return
    for (const [i, answer] of answersFromWire(reply, message.questions).entries()) {
      if (answer !== 'unknown') message.answers[i] = answer
    }
    message.waitsFor.delete(from)
    const isAll = !message.answers.includes('unknown')
    // Another process may know the answers that are still missing.
    if (!isAll && (message.waitsFor.size > 0 || askAnother(reply.request))) return
    underWay.delete(reply.request)
    message.answer()
  }

  function hangUp(from: Opened): void {
    lose(from)
    from.stream.cancel()
  }

  function lose(lost: Opened, err?: unknown): void {
    lost.isOver = true
    if (!open.includes(lost)) return
    open = open.filter((opened) => opened !== lost)
    for (const { waitsFor } of underWay.values()) waitsFor.delete(lost)
    again(err)
    resend()
  }

  /** Sends again each message that no open stream can answer any more. */
  function resend(): void {
    const [first] = open
    if (!first) return
    for (const [request, message] of underWay) if (message.waitsFor.size === 0) write(first, request, message)
  }

  /** A stream ended or could not be opened: opens another one after a pause, which grows with each failure in a row. */
  function again(err: unknown): void {
    if (isClosed || open.length + opening >= STREAMS) return
    log.debug({ err }, 'stream of checks lost')
    clearTimeout(reconnect)
    reconnect = setTimeout(connect, pauseMs)
    reconnect.unref()
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 + 10 * Math.random())
  }
}
