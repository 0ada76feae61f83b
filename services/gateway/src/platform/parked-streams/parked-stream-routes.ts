import type { Consumers } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Calls, Passport } from '@holdfast/runtime'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Time, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Operator'
// It was once the only service that followed ledgers, and requests named none.
const UNNAMED = 'notification'

/** Streams that followers of ledgers have set aside because an entry failed, and applying them after all. */
export function parkedStreamRoutes(app: App, services: Services): void {
  const consumers: Record<string, Calls<typeof Consumers>> = services.consumers
  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/parked-streams',
      id: 'listParkedStreams',
      tag,
      callers: 'operators',
      summary: 'List the streams whose entries could not be applied',
      answers: {
        200: Type.Object({
          items: Type.Array(
            Type.Object({
              service: Type.String({ description: 'Who could not apply them' }),
              owner: Type.String({ description: 'Whose ledger' }),
              stream: Type.String(),
              entries: Type.Integer({ description: 'The one that failed, and those that came after it' }),
              error: Type.String({ description: 'Why the first one failed' }),
              since: Time,
            }),
          ),
          unavailable: Type.Array(Type.String(), {
            description: 'Services that did not answer: what they set aside is not among the items',
          }),
        }),
      },
    },
    async (request) => listParked(consumers, request.passport),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/parked-streams/replay',
      id: 'replayParkedStream',
      tag,
      callers: 'operators',
      recorded: false,
      summary: 'Apply a parked stream’s entries in order, up to the first that fails again',
      body: Exactly({
        service: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 50,
            description: `Which service is to apply them; ${UNNAMED} if left out`,
          }),
        ),
        owner: Type.String({ minLength: 1, maxLength: 50 }),
        stream: Type.String({ minLength: 1, maxLength: 100 }),
      }),
      answers: { 200: Type.Object({ replayed: Type.Integer(), error: Type.Optional(Type.String()) }) },
      problems: ['not-found'],
    },
    async (request) => {
      const { service = UNNAMED, ...parked } = request.body
      const consumer = Object.hasOwn(consumers, service) && consumers[service]
      if (!consumer) throw new DomainError('not-found')
      const { replayed, error } = await consumer.replayParked(parked, request.passport)
      return { replayed, error }
    },
  )
}

/** Asks all of them at once. One that does not answer must not hide what the others set aside. */
async function listParked(consumers: Record<string, Calls<typeof Consumers>>, passport: Passport) {
  const names = Object.keys(consumers)
  const answers = await Promise.allSettled(names.map((name) => consumers[name]!.listParked({}, passport)))
  const failures = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => reason)
  // A refusal is the caller's to know. And where nobody answers, nobody has said that the caller is an operator.
  const refusal = failures.find((error) => !isUnavailable(error)) ?? (failures.length === names.length && failures[0])
  if (refusal) throw refusal
  return {
    items: answers.flatMap((answer, index) =>
      answer.status === 'fulfilled'
        ? answer.value.streams.map(({ since, ...parked }) => ({
            service: names[index]!,
            ...parked,
            since: time(since),
          }))
        : [],
    ),
    unavailable: names.filter((_, index) => answers[index]!.status === 'rejected'),
  }
}

function isUnavailable(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'unavailable'
}
