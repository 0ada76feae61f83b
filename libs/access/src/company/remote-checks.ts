import { randomUUID } from 'node:crypto'
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

interface Message {
  questions: Question[]
  answer(verdicts: Verdict[]): void
  /** When it went out over the present stream; a lost stream's messages go out again over the next one. */
  sentAt: number
}

type Asked = { question: Question; answer(verdict: Verdict): void }

type Stream = Awaited<ReturnType<BidirectionalStreams<typeof AccessChecks>['batchCheck']>>

/**
 * Asks company, whichever process answers, over one stream. What is asked in one turn of the event loop travels together,
 * never with a message under way, so that the owner looks after the question came. After `deadlineMs` the answer is
 * `unknown`, at once while company does not answer at all.
 * @param options.deadlineMs 150
 */
export function openRemoteChecks(options: {
  channel: Pick<Channel, 'bidirectionalStreams'>
  signer: Signer
  log: Log
  deadlineMs?: number
}): RemoteChecks {
  const { channel, signer, log, deadlineMs = 150 } = options
  const open = channel.bidirectionalStreams(AccessChecks).batchCheck
  const waiting: Asked[] = []
  const underWay = new Map<number, Message>()
  let lastRequest = 0
  let stream: Stream | undefined
  let heardAt = 0
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
  void connect()

  return {
    ask(question) {
      if (waiting.length === 0) setImmediate(flush)
      return new Promise((answer) => waiting.push({ question, answer }))
    },
    close() {
      isClosed = true
      clearTimeout(reconnect)
      stream?.cancel()
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
        const message = underWay.get(request)
        if (!message) return
        underWay.delete(request)
        reject(new Error('no answer in time'))
        // Paused or cut off, perhaps without the connection's telling: another process may answer the next.
        if (stream && message.sentAt > heardAt && performance.now() - message.sentAt > deadlineMs / 2) hangUp(stream)
      }
      // Not from the timer itself: what has arrived while this process was busy is read before.
      const timer = setTimeout(() => setImmediate(expire), deadlineMs)
      const answer = (verdicts: Verdict[]) => {
        clearTimeout(timer)
        resolve(verdicts)
      }
      const message = { questions, answer, sentAt: 0 }
      underWay.set(request, message)
      if (stream) write(stream, request, message)
    })
  }

  function write(to: Stream, request: number, message: Message): void {
    message.sentAt = performance.now()
    to.write({ request, checks: message.questions.map(questionToWire) })
  }

  async function connect(): Promise<void> {
    try {
      const opened = await open(asService(signer, randomUUID()))
      opened.on('data', onReply)
      opened.on('error', (err) => lose(opened, err))
      opened.on('end', () => lose(opened))
      if (isClosed) return opened.cancel()
      stream = opened
      for (const [request, message] of underWay) write(opened, request, message)
    } catch (err) {
      lose(undefined, err)
    }
  }

  function onReply(reply: BatchCheckReply): void {
    heardAt = performance.now()
    pauseMs = 0
    const message = underWay.get(reply.request)
    if (!message) return
    underWay.delete(reply.request)
    message.answer(verdictsFromWire(reply, message.questions.length))
  }

  function hangUp(from: Stream): void {
    lose(from)
    from.cancel()
  }

  /** The stream is gone, or none could be opened: another one after a pause, longer each time in a row. */
  function lose(lost: Stream | undefined, err?: unknown): void {
    if (lost !== stream || isClosed) return
    stream = undefined
    log.debug({ err }, 'stream of checks lost')
    reconnect = setTimeout(() => void connect(), pauseMs)
    reconnect.unref()
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2 + 10 * Math.random())
  }
}
