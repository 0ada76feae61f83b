import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
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
  route(
    app,
    {
      method: 'GET',
      path: '/v1/me/sessions',
      id: 'listMySessions',
      tag,
      callers: 'people',
      summary: 'Where one is signed in',
      querystring: ListQuery,
      answers: { 200: ListOf(SessionSchema) },
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

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/me/sessions',
      id: 'endOtherSessions',
      tag,
      callers: 'people',
      freshProof: true,
      summary: 'End all other sessions',
      answers: { 204: 'Ended' },
      problems: ['user-leaving'],
    },
    async (request, reply) => {
      await sessions.endOtherSessions({}, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/me/sessions/:sessionId',
      id: 'endSession',
      tag,
      callers: 'people',
      freshProof: true,
      // It may be the session of this very call, which could not ask for an operation any more.
      waits: true,
      summary: 'End one session',
      description: 'Signing out of one’s own needs no proof: `DELETE /v1/sessions/current`.',
      params: Exactly({ sessionId: Id }),
      answers: { 204: 'Ended' },
      problems: ['user-leaving'],
    },
    async (request, reply) => {
      await sessions.endSession(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}
