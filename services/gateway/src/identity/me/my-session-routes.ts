import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { Exactly, Id, IdOut, Time, time } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'

const tag = 'Me'

const SessionSchema = Type.Object({
  sessionId: IdOut,
  createdAt: Time,
  lastUsedAt: Time,
  expiresAt: Time,
  ip: Type.String(),
  userAgent: Type.String(),
  current: Type.Boolean({ description: 'The session of this very call' }),
})

export function mySessionRoutes(app: App, { sessions }: Services): void {
  app.get(
    '/v1/me/sessions',
    {
      schema: describe({
        id: 'listMySessions',
        tag,
        summary: 'Where one is signed in',
        querystring: ListQuery,
        answers: { 200: ListOf(SessionSchema) },
        problems: ['bad-cursor'],
      }),
    },
    async (request) => {
      const reply = await sessions.listSessions(request.query, request.passport)
      const items = reply.sessions.map((session) => ({
        ...session,
        createdAt: time(session.createdAt),
        lastUsedAt: time(session.lastUsedAt),
        expiresAt: time(session.expiresAt),
      }))
      return listOf(items, reply.nextCursor)
    },
  )

  app.delete(
    '/v1/me/sessions',
    { schema: describe({ id: 'endOtherSessions', tag, summary: 'End all other sessions', answers: { 204: 'Ended' } }) },
    async (request, reply) => {
      await sessions.endOtherSessions({}, request.passport)
      return reply.code(204).send()
    },
  )

  app.delete(
    '/v1/me/sessions/:sessionId',
    {
      // It may be this very one, which could not ask how an operation went.
      config: { waits: true },
      schema: describe({
        id: 'endSession',
        tag,
        summary: 'End one session',
        params: Exactly({ sessionId: Id }),
        answers: { 204: 'Ended' },
      }),
    },
    async (request, reply) => {
      await sessions.endSession(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}
