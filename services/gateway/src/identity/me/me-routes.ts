import type { Me } from '@holdfast/contracts/identity'
import { type Static, Type } from 'typebox'
import { heldToken, RENEWS, Renewed, renewSession } from '../../callers/renewed-session.ts'
import type { SessionCookie } from '../../callers/session-cookie.ts'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import {
  Exactly,
  IdOut,
  Locale,
  NewEmail,
  NewPassword,
  Password,
  TextLine,
  Time,
  Token,
  time,
} from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Me'

const MeSchema = Type.Object({
  userId: IdOut,
  email: Type.String(),
  emailConfirmed: Type.Boolean(),
  pendingEmail: Type.Union([Type.String(), Type.Null()], { description: 'Waits for its confirmation' }),
  fullName: Type.String(),
  locale: Type.String(),
  twoFactor: Type.Boolean(),
  recoveryCodesLeft: Type.Integer(),
  createdAt: Time,
})

export function meRoutes(app: App, { users }: Services, cookie: SessionCookie): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/me',
      id: 'getMe',
      tag,
      callers: 'people',
      summary: 'See oneself',
      hasEtag: true,
      answers: { 200: MeSchema },
    },
    async (request, reply) => {
      const me = await users.getMe({}, request.passport)
      setEtag(reply, me.version)
      return meView(me)
    },
  )

  route(
    app,
    {
      method: 'PATCH',
      path: '/v1/me',
      id: 'updateMe',
      tag,
      callers: 'people',
      summary: 'Change name or language',
      body: Exactly({ fullName: Type.Optional(TextLine('fullName')), locale: Type.Optional(Locale) }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: MeSchema },
      problems: ['user-leaving'],
    },
    async (request, reply) => {
      const me = await users.updateMe({ ...request.body, ifVersion: ifVersion(request) }, request.passport)
      setEtag(reply, me.version)
      return meView(me)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/me',
      id: 'deleteMe',
      tag,
      callers: 'people',
      freshProof: true,
      waits: true,
      summary: 'Delete oneself',
      description: 'Names and addresses are erased everywhere.',
      answers: { 204: 'Deleted' },
      problems: ['owns-company'],
    },
    async (request, reply) => {
      await users.deleteMe({}, request.passport)
      if (cookie.read(request) !== undefined) cookie.clear(reply)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'PUT',
      path: '/v1/me/password',
      id: 'changePassword',
      tag,
      callers: 'people',
      // The present password is the proof. Where a code belongs to a proof, it does not prove enough.
      freshProof: { when: 'two-factor is on' },
      secret: true,
      waits: true,
      summary: 'Change the password',
      description: `Ends every other session. ${RENEWS}`,
      body: Exactly({ currentPassword: Password, newPassword: NewPassword }),
      answers: { 200: Type.Object(Renewed) },
      problems: ['proof-failed', 'weak-password', 'too-many-attempts', 'user-leaving'],
    },
    async (request, reply) => {
      const passwords = { ...request.body, token: heldToken(request) }
      const { session } = await users.changePassword(passwords, request.passport)
      return renewSession(request, reply, cookie, session)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/email-changes',
      id: 'requestEmailChange',
      tag,
      callers: 'people',
      freshProof: true,
      // Its own 202 must not be mixed up with that of an operation.
      waits: true,
      summary: 'Ask for another address',
      description: 'The new address gets a link to confirm, the old one a link to undo.',
      body: Exactly({ email: NewEmail }),
      answers: { 202: 'Accepted; a mail with a link follows' },
      problems: ['same-address', 'user-leaving'],
    },
    async (request, reply) => {
      await users.requestEmailChange(request.body, request.passport)
      return reply.code(202).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/email-changes/confirm',
      id: 'confirmEmailChange',
      tag,
      callers: 'anyone',
      summary: 'Confirm the new address',
      description:
        'With the password of the account: whoever reads the new mailbox may have been sent the link of an account that ' +
        'is not theirs.',
      body: Exactly({ token: Token, password: Password }),
      answers: { 204: 'Done' },
      problems: ['invalid-token', 'address-taken', 'proof-failed', 'too-many-attempts'],
    },
    async (request, reply) => {
      await users.confirmEmailChange(request.body, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/me/email-changes/undo',
      id: 'undoEmailChange',
      tag,
      callers: 'anyone',
      summary: 'Take the former address back',
      body: Exactly({ token: Token }),
      answers: { 204: 'Done' },
      problems: ['invalid-token', 'address-taken'],
    },
    async (request, reply) => {
      await users.undoEmailChange(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}

function meView(me: Me): Static<typeof MeSchema> {
  const { userId, email, emailConfirmed, pendingEmail, fullName, locale, twoFactor, recoveryCodesLeft } = me
  return {
    userId,
    email,
    emailConfirmed,
    pendingEmail: pendingEmail ?? null,
    fullName,
    locale,
    twoFactor,
    recoveryCodesLeft,
    createdAt: time(me.createdAt),
  }
}
