import type { Code } from '@holdfast/errors'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { AccessOut, accessView } from '../../schemas/access.ts'
import { Exactly, IdOut, Time, Token, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Invitations'
const body = Exactly({ token: Token })

const linkProblems: Code[] = [
  'invalid-token',
  'invitation-accepted',
  'invitation-declined',
  'invitation-revoked',
  'invitation-expired',
]

/** Reasons why a pending invitation cannot be accepted at this moment. */
const unusable: Code[] = [
  'invitation-void',
  'invitation-empty',
  'company-closed',
  'company-closing',
  'company-suspended',
]

const Look = Type.Object({
  companyName: Type.String(),
  inviterName: Type.String(),
  access: AccessOut,
  maskedEmail: Type.String({ examples: ['g…@example.com'] }),
  expiresAt: Time,
})

/** What the invited person does with the link's token. */
export function invitationLinkRoutes(app: App, { invitations }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/invitations/look',
      id: 'lookAtInvitation',
      tag,
      callers: 'anyone',
      recorded: false,
      summary: 'See what an invitation offers',
      body,
      answers: { 200: Look },
      problems: [...linkProblems, ...unusable],
    },
    async (request) => {
      const { access, expiresAt, ...rest } = await invitations.lookAtInvitation(request.body, request.passport)
      return { ...rest, access: accessView(access), expiresAt: time(expiresAt) }
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/invitations/accept',
      id: 'acceptInvitation',
      tag,
      callers: 'people',
      summary: 'Accept an invitation',
      description: "Needs a confirmed address that is the invited one. The inviter's right is checked again.",
      body,
      answers: { 200: Type.Object({ companyId: IdOut, access: AccessOut }) },
      problems: [
        'access-unknown',
        'already-done',
        ...linkProblems,
        ...unusable,
        'email-not-confirmed',
        'invitation-other-address',
        'already-member',
        'has-company-role',
        'user-leaving',
      ],
    },
    async (request) => {
      const { companyId, access } = await invitations.acceptInvitation(request.body, request.passport)
      return { companyId, access: accessView(access) }
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/invitations/decline',
      id: 'declineInvitation',
      tag,
      callers: 'anyone',
      summary: 'Decline an invitation',
      body,
      answers: { 204: 'Declined' },
      problems: linkProblems,
    },
    async (request, reply) => {
      await invitations.declineInvitation(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}
