import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { Email, Exactly, Line, Locale, NewPassword, Token, tidy } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Users'
const signedOut = true
const config = { signedOut }

/** What needs no session: signing up, links from mails, a forgotten password. */
export function userRoutes(app: App, { users }: Services): void {
  app.post(
    '/v1/users',
    {
      config,
      schema: describe({
        id: 'signUp',
        tag,
        signedOut,
        summary: 'Sign up',
        description: 'Always accepted: nothing tells whether the address is known. A known one gets a mail instead.',
        body: Exactly({
          email: Email,
          password: NewPassword,
          fullName: Line(200, { examples: ['Ada Lovelace'] }),
          locale: Type.Optional(Locale),
          invitationToken: Type.Optional(Token),
        }),
        answers: { 202: 'Accepted; a mail with a link follows' },
        problems: ['weak-password'],
      }),
    },
    async (request, reply) => {
      const { fullName, ...rest } = request.body
      await users.signUp({ ...rest, fullName: tidy(fullName) }, request.passport)
      return reply.code(202).send()
    },
  )

  app.post(
    '/v1/email-confirmations',
    {
      config,
      schema: describe({
        id: 'confirmEmail',
        tag,
        signedOut,
        summary: 'Confirm an address',
        body: Exactly({ token: Token }),
        answers: { 204: 'Confirmed' },
        problems: ['invalid-token'],
      }),
    },
    async (request, reply) => {
      await users.confirmEmail(request.body, request.passport)
      return reply.code(204).send()
    },
  )

  app.post(
    '/v1/password-resets',
    {
      config,
      schema: describe({
        id: 'requestPasswordReset',
        tag,
        signedOut,
        summary: 'Ask for a mail to set a new password',
        description: 'Always accepted: nothing tells whether the address is known.',
        body: Exactly({ email: Email }),
        answers: { 202: 'Accepted' },
        problems: ['too-many-attempts'],
      }),
    },
    async (request, reply) => {
      await users.requestPasswordReset(request.body, request.passport)
      return reply.code(202).send()
    },
  )

  app.post(
    '/v1/password-resets/confirm',
    {
      config,
      schema: describe({
        id: 'resetPassword',
        tag,
        signedOut,
        summary: 'Set a new password',
        description: 'Ends every session.',
        body: Exactly({ token: Token, password: NewPassword }),
        answers: { 204: 'Changed' },
        problems: ['invalid-token', 'weak-password'],
      }),
    },
    async (request, reply) => {
      await users.resetPassword(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}
