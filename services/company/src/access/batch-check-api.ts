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
import { type Bidirectional, fromService, type Log } from '@holdfast/runtime'

type BatchCheck = Bidirectional<typeof AccessChecks>['batchCheck']
type Stream = Parameters<BatchCheck>[0]

/** The one question in bulk, for services whose own copy cannot say. */
export function batchCheckApi({ checks, log }: { checks: OwnerChecks; log: Log }) {
  const streams = new Set<Stream>()
  let isLeaving = false

  return {
    batchCheck(stream, call) {
      fromService(call)
      if (isLeaving) throw new DomainError('unavailable')
      streams.add(stream)
      call.signal.addEventListener('abort', () => streams.delete(stream), { once: true })
      // Messages do not wait for each other: those that came together share a fence, and the answers name their requests.
      stream.on('data', (message) => void answer(stream, message))
      stream.on('end', () => {
        streams.delete(stream)
        stream.end()
      })
    },
    /** Those who ask go to another process, with what is not answered. */
    hangUp() {
      isLeaving = true
      for (const stream of streams) stream.end()
    },
  } satisfies { batchCheck: BatchCheck; hangUp(): void }

  async function answer(stream: Stream, { request, checks: checked, standings }: BatchCheckRequest): Promise<void> {
    const asked = [...checked.map(questionFromWire), ...standings.map(standingQuestionFromWire)]
    const understood = asked.filter((question): question is OwnerQuestion => question !== undefined)
    if (understood.length < asked.length) log.debug({ request }, 'checks not understood')
    const answered = await checks.askAll(understood).catch((err) => {
      log.debug({ err }, 'checks cannot be decided here')
    })
    // The asker sends what is not answered over another stream, to another process.
    if (!answered) return void stream.end()
    const answers = answered[Symbol.iterator]()
    const all = asked.map((question): OwnerAnswer => (question ? answers.next().value : undefined) ?? 'unknown')
    const verdicts = all.slice(0, checked.length) as Verdict[]
    const found = all.slice(checked.length) as FoundStanding[]
    if (stream.writable) stream.write(answersToWire(request, verdicts, found))
  }
}
