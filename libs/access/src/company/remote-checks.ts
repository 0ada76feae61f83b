import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { AccessChecks, type BatchCheckReply } from '@holdfast/contracts/company'
import { asService, type BidirectionalStreams, type Channel, type Log, type Signer } from '@holdfast/runtime'
import CircuitBreaker from 'opossum'
import type { Remote } from './company-access.ts'
import { type Question, questionToWire, type Verdict, verdictsFromWire } from './question.ts'

export interface RemoteChecks extends Remote {
  close(): void
}

/** Checks of one message at most: the owner decides them in one piece. */
const MOST = 256
const LONGEST_PAUSE_MS = 1_000
const SPREAD_EVERY_MS = 500
const OPENING_MS = 1_000

interface Message {
  questions: Question[]
  answer(verdicts: Verdict[]): void
  /** Over which streams it went out, and when; those that have answered, or are lost, are not among them. */
  sent: Map<Opened, number>
}

type Asked = { question: Question; answer(verdict: Verdict): void }

type Stream = Awaited<ReturnType<BidirectionalStreams<typeof AccessChecks>['batchCheck']>>

interface Opened {
  stream: Stream
  heardAt: number
}

/** One to ask, and one for what it is late with: to another process, where there is one. */
const STREAMS = 2

/**
 * Asks company. What is asked in one turn of the event loop travels together, never with a message under way, so that the
 * owner looks after the question came. A message that has no answer after a third of the time goes to a second process
 * too, and the first to know counts (hedged requests: Dean and Barroso, "The Tail at Scale", 2013). After `deadlineMs` the
 * answer is `unknown`, at once while company does not answer at all.
 * @param options.deadlineMs 150
 */
export function openRemoteChecks(options: {
  channel: Pick<Channel, 'bidirectionalStreams'>
  signer: Signer
  log: Log
  deadlineMs?: number
}): RemoteChecks {
  const { channel, signer, log, deadlineMs = 150 } = options
  const openStream = channel.bidirectionalStreams(AccessChecks).batchCheck
  const waiting: Asked[] = []
  const underWay = new Map<number, Message>()
  let lastRequest = 0
  /** The first is asked. */
  let open: Opened[] = []
  let opening = 0
  let pauseMs = 0
  let reconnect: NodeJS.Timeout | undefined
  let isClosed = false

  // Once for each message, not for each check. A denial is an answer like any other, so a success.
  const breaker = new CircuitBreaker(send, {
    timeout: false,
    errorThresholdPercentage: 50,
    volumeThreshold: 10,
    rollingCountTimeout: 1_000,
    resetTimeout: 250,
  })
  breaker.fallback((questions: Question[]) => questions.map((): Verdict => 'unknown'))
  connect()
  const spreading = setInterval(spread, SPREAD_EVERY_MS).unref()

  return {
    ask(question) {
      if (waiting.length === 0) setImmediate(flush)
      return new Promise((answer) => waiting.push({ question, answer }))
    },
    close() {
      isClosed = true
      clearInterval(spreading)
      clearTimeout(reconnect)
      for (const { stream } of open) stream.cancel()
      for (const { questions, answer } of underWay.values()) answer(questions.map(() => 'unknown'))
      underWay.clear()
      breaker.shutdown()
    },
  }

  function flush(): void {
    for (let message = waiting.splice(0, MOST); message.length > 0; message = waiting.splice(0, MOST)) {
      void ask(message)
    }
  }

  async function ask(message: Asked[]): Promise<void> {
    // It only rejects once it is closed.
    const verdicts = await breaker.fire(message.map(({ question }) => question)).catch((): Verdict[] => [])
    for (const [i, { answer }] of message.entries()) answer(verdicts[i] ?? 'unknown')
  }

  function send(questions: Question[]): Promise<Verdict[]> {
    return new Promise((resolve, reject) => {
      const request = ++lastRequest
      const expire = () => {
        if (!underWay.delete(request)) return
        reject(new Error('no answer in time'))
        // Paused or cut off, perhaps without the connection's telling.
        for (const [to, sentAt] of message.sent) {
          if (sentAt > to.heardAt && performance.now() - sentAt > deadlineMs / 2) hangUp(to)
        }
      }
      // Not from the timers themselves: what has arrived while this process was busy is read before.
      const late = setTimeout(() => setImmediate(askAnother, request), deadlineMs / 3)
      const over = setTimeout(() => setImmediate(expire), deadlineMs)
      const message: Message = {
        questions,
        sent: new Map(),
        answer(verdicts) {
          clearTimeout(late)
          clearTimeout(over)
          resolve(verdicts)
        },
      }
      underWay.set(request, message)
      if (open[0]) write(open[0], request, message)
    })
  }

  function askAnother(request: number): void {
    const message = underWay.get(request)
    const another = message && open.find((opened) => !message.sent.has(opened))
    if (another) write(another, request, message)
  }

  function write(to: Opened, request: number, message: Message): void {
    message.sent.set(to, performance.now())
    to.stream.write({ request, checks: message.questions.map(questionToWire) })
  }

  function connect(): void {
    for (let missing = STREAMS - open.length - opening; missing > 0; missing--) void openOne()
  }

  /**
   * While a process is away, both streams lead to the same one. A third is opened, to the next process in turn; if that is
   * another one, it takes the second's place.
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
      const opened: Opened = { stream, heardAt: 0 }
      stream.on('data', (reply) => onReply(reply, opened))
      stream.on('error', (err) => lose(opened, err))
      stream.on('end', () => lose(opened))
      // Sent when it is taken. A process that stands still takes connections, but no streams.
      await once(stream, 'metadata', { signal: AbortSignal.timeout(OPENING_MS) })
      opened.heardAt = performance.now()
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
    from.heardAt = performance.now()
    pauseMs = 0
    const message = underWay.get(reply.request)
    if (!message) return
    const verdicts = verdictsFromWire(reply, message.questions.length)
    message.sent.delete(from)
    // Another process may know more.
    if (verdicts.includes('unknown') && message.sent.size > 0) return
    underWay.delete(reply.request)
    message.answer(verdicts)
  }

  function hangUp(from: Opened): void {
    lose(from)
    from.stream.cancel()
  }

  function lose(lost: Opened, err?: unknown): void {
    if (!open.includes(lost)) return
    open = open.filter((opened) => opened !== lost)
    for (const { sent } of underWay.values()) sent.delete(lost)
    again(err)
    resend()
  }

  /** What nobody is asked about any more. */
  function resend(): void {
    const [first] = open
    if (!first) return
    for (const [request, message] of underWay) if (message.sent.size === 0) write(first, request, message)
  }

  /** A stream is gone, or could not be opened: another one after a pause, longer each time in a row. */
  function again(err: unknown): void {
    if (isClosed || open.length + opening >= STREAMS) return
    log.debug({ err }, 'stream of checks lost')
    clearTimeout(reconnect)
    reconnect = setTimeout(connect, pauseMs)
    reconnect.unref()
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 + 10 * Math.random())
  }
}
