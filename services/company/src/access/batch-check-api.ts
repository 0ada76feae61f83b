import type { OwnerChecks, Question, Verdict } from '@holdfast/access/company'
import { questionFromWire, verdictsToWire } from '@holdfast/access/company'
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

  async function answer(stream: Stream, { request, checks: asked }: BatchCheckRequest): Promise<void> {
    const questions = asked.map(questionFromWire)
    const understood = questions.filter((question): question is Question => question !== undefined)
    if (understood.length < asked.length) log.debug({ request }, 'checks not understood')
    const answered = await checks.askAll(understood).catch((err) => {
      log.debug({ err }, 'checks cannot be decided here')
    })
    // Whoever asks sends over another stream, to another process, what is not answered.
    if (!answered) return void stream.end()
    const verdicts = answered[Symbol.iterator]()
    const all = questions.map((question): Verdict => (question ? verdicts.next().value : undefined) ?? 'unknown')
    if (stream.writable) stream.write(verdictsToWire(request, all))
  }
}
