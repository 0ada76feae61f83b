import {
  answersToWire,
  type FoundStanding,
  type OwnerAnswer,
  type OwnerChecks,
  type OwnerQuestion,
  questionFromWire,
  standingQuestionFromWire,
  type Verdict,
} from '@holdfast/access/company'
import type { AccessChecks, BatchCheckRequest } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Bidirectional, Log } from '@holdfast/runtime'

type BatchCheck = Bidirectional<typeof AccessChecks>['batchCheck']
type Stream = Parameters<BatchCheck>[0]

/** Answers access checks in batches over a stream, for services whose own replica cannot decide. */
export function batchCheckApi({ checks, log }: { checks: OwnerChecks; log: Log }) {
  const streams = new Set<Stream>()
  let isLeaving = false

  return {
    batchCheck(stream, call) {
      if (isLeaving) throw new DomainError('unavailable')
      streams.add(stream)
      call.signal.addEventListener('abort', () => streams.delete(stream), { once: true })
      // Messages are answered concurrently: those that arrive together share a fence. The order of the answers does not
      // matter, for each names its request.
      stream.on('data', (message) => void answer(stream, message))
      stream.on('end', () => {
        streams.delete(stream)
        stream.end()
      })
    },
    /** Ends every stream. The askers send their unanswered checks to another process. */
    hangUp() {
      isLeaving = true
      for (const stream of streams) stream.end()
    },
  } satisfies { batchCheck: BatchCheck; hangUp(): void }

  async function answer(stream: Stream, { request, checks: checked, standings }: BatchCheckRequest): Promise<void> {
    const asked = [...checked.map(questionFromWire), ...standings.map(standingQuestionFromWire)]
    const understood = asked.filter((question): question is OwnerQuestion => question !== undefined)
    if (understood.length < asked.length) log.debug({ request }, 'a batch holds malformed checks')
    const answered = await checks.askAll(understood).catch((err) => {
      log.debug({ err }, 'this process cannot decide checks now')
    })
    // The asker then sends its unanswered checks over another stream, to another process.
    if (!answered) return void stream.end()
    const answers = answered[Symbol.iterator]()
    const all = asked.map((question): OwnerAnswer => (question ? answers.next().value : undefined) ?? 'unknown')
    const verdicts = all.slice(0, checked.length) as Verdict[]
    const found = all.slice(checked.length) as FoundStanding[]
    if (stream.writable) stream.write(answersToWire(request, verdicts, found))
  }
}
