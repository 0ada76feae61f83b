import { Type } from 'typebox'
import { describe } from '../describe.ts'
import type { App } from '../fastify.ts'
import { Exactly, Time, time } from '../schemas.ts'
import type { Services } from '../services.ts'

const tag = 'Operator'

/** What consumers of ledgers had to set aside, and applying it after all. One consumer so far: notification. */
export function parkedRoutes(app: App, { consumers }: Services): void {
  app.get(
    '/v1/operator/parked-streams',
    {
      schema: describe({
        id: 'listParkedStreams',
        tag,
        summary: 'List the streams whose entries could not be applied',
        answers: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                owner: Type.String({ description: 'Whose ledger' }),
                stream: Type.String(),
                entries: Type.Integer({ description: 'The one that failed, and those that came after it' }),
                error: Type.String({ description: 'Why the first one failed' }),
                since: Time,
              }),
            ),
          }),
        },
        problems: ['operators-only'],
      }),
    },
    async (request) => {
      const { streams } = await consumers.notification.listParked({}, request.passport)
      return { items: streams.map(({ since, ...stream }) => ({ ...stream, since: time(since) })) }
    },
  )

  app.post(
    '/v1/operator/parked-streams/replay',
    {
      schema: describe({
        id: 'replayParkedStream',
        tag,
        summary: 'Apply a parked stream’s entries in order, up to the first that fails again',
        body: Exactly({
          owner: Type.String({ minLength: 1, maxLength: 50 }),
          stream: Type.String({ minLength: 1, maxLength: 100 }),
        }),
        answers: { 200: Type.Object({ replayed: Type.Integer(), error: Type.Optional(Type.String()) }) },
        problems: ['operators-only', 'not-found'],
      }),
    },
    async (request) => {
      const { replayed, error } = await consumers.notification.replayParked(request.body, request.passport)
      return { replayed, error }
    },
  )
}
