import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Email, Exactly, Locale, NewEmail, NewPassword, TextLine, Token } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Users'

/** What needs no session: signing up, links from mails, a forgotten password. */
export function userRoutes(app: App, { users }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/users',
      id: 'signUp',
      tag,
      callers: 'anyone',
      summary: 'Sign up',
      description:
        'Always accepted: nothing tells whether the address is known. A known one gets a mail instead. The mail has a ' +
        'link to confirm the address; before that nobody can sign in. A mailed invitation to the address confirms it ' +
        'at once.',
      body: Exactly({
        email: NewEmail,
        password: NewPassword,
        fullName: TextLine('fullName', { examples: ['Ada Lovelace'] }),
        locale: Type.Optional(Locale),
        invitationToken: Type.Optional(Token),
      }),
      answers: { 202: 'Accepted; a mail with a link follows' },
      problems: ['weak-password'],
    },
    async (request, reply) => {
      await users.signUp(request.body, request.passport)
      return reply.code(202).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/email-confirmations',
      id: 'confirmEmail',
      tag,
      callers: 'anyone',
      summary: 'Confirm an address',
      description:
        'Nobody can sign in before. The password given here is the one of the account, whatever was given at sign-up.',
      body: Exactly({ token: Token, password: NewPassword }),
      answers: { 204: 'Confirmed' },
      problems: ['invalid-token', 'already-confirmed', 'weak-password'],
    },
    async (request, reply) => {
      await users.confirmEmail(request.body, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/email-confirmations/requests',
      id: 'requestEmailConfirmation',
      tag,
      callers: 'anyone',
      summary: 'Ask for the mail to confirm an address once more',
      description:
        'Always accepted: nothing tells whether the address is known. One that is confirmed already gets a mail that ' +
        'says so. Earlier links become void. At most one mail a minute and five an hour are sent.',
      body: Exactly({ email: Email }),
      answers: { 202: 'Accepted' },
    },
    async (request, reply) => {
      await users.requestEmailConfirmation(request.body, request.passport)
      return reply.code(202).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/password-resets',
      id: 'requestPasswordReset',
      tag,
      callers: 'anyone',
      summary: 'Ask for a mail to set a new password',
      description: 'Always accepted: nothing tells whether the address is known.',
      body: Exactly({ email: Email }),
      answers: { 202: 'Accepted' },
    },
    async (request, reply) => {
      await users.requestPasswordReset(request.body, request.passport)
      return reply.code(202).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/password-resets/confirm',
      id: 'resetPassword',
      tag,
      callers: 'anyone',
      summary: 'Set a new password',
      description: 'Ends every session.',
      body: Exactly({ token: Token, password: NewPassword }),
      answers: { 204: 'Changed' },
      problems: ['invalid-token', 'weak-password'],
    },
    async (request, reply) => {
      await users.resetPassword(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}
