import type { Code } from '@holdfast/errors'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { AccessOut, accessView } from '../../schemas/access.ts'
import { Exactly, IdOut, Time, Token, time } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Invitations'
const body = Exactly({ token: Token })

const LINK_PROBLEMS: Code[] = [
  'invalid-token',
  'invitation-accepted',
  'invitation-declined',
  'invitation-revoked',
  'invitation-expired',
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
  app.post(
    '/v1/invitations/look',
    {
      config: { signedOut: true },
      schema: describe({
        id: 'lookAtInvitation',
        tag,
        signedOut: true,
        summary: 'See what an invitation offers',
        body,
        answers: { 200: Look },
        problems: LINK_PROBLEMS,
      }),
    },
    async (request) => {
      const { access, expiresAt, ...rest } = await invitations.lookAtInvitation(request.body, request.passport)
      return { ...rest, access: accessView(access), expiresAt: time(expiresAt) }
    },
  )

  app.post(
    '/v1/invitations/accept',
    {
      schema: describe({
        id: 'acceptInvitation',
        tag,
        summary: 'Accept an invitation',
        description: "Needs a confirmed address that is the invited one. The inviter's right is checked again.",
        body,
        answers: { 200: Type.Object({ companyId: IdOut, access: AccessOut }) },
        problems: [
          ...LINK_PROBLEMS,
          'keys-not-allowed',
          'email-not-confirmed',
          'invitation-other-address',
          'invitation-void',
          'already-member',
          'company-closed',
          'company-suspended',
          'user-leaving',
          'overloaded',
        ],
      }),
    },
    async (request) => {
      const { companyId, access } = await invitations.acceptInvitation(request.body, request.passport)
      return { companyId, access: accessView(access) }
    },
  )

  app.post(
    '/v1/invitations/decline',
    {
      config: { signedOut: true },
      schema: describe({
        id: 'declineInvitation',
        tag,
        signedOut: true,
        summary: 'Decline an invitation',
        body,
        answers: { 204: 'Declined' },
        problems: LINK_PROBLEMS,
      }),
    },
    async (request, reply) => {
      await invitations.declineInvitation(request.body, request.passport)
      return reply.code(204).send()
    },
  )
}
