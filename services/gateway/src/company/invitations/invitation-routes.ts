import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { AccessSchema, accessMessage } from '../../schemas/access.ts'
import { CompanyParams, Exactly, Id, IdOut } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { InvitationSchema, invitationView } from './invitation-view.ts'

const tag = 'Invitations'
const InvitationParams = Exactly({ companyId: Id, invitationId: Id })

const Results = Type.Object({
  results: Type.Array(
    Type.Object({
      email: Type.String(),
      result: Type.String({
        description: '`invited`, `replaced`, `already-member`, `own-address`, `duplicate` or `invalid`',
      }),
      invitationId: Type.Optional(IdOut),
    }),
  ),
})

/** What the members of a company do with its invitations. */
export function invitationRoutes(app: App, { invitations }: Services, publicUrl: string): void {
  app.post(
    '/v1/companies/:companyId/invitations',
    {
      schema: describe({
        id: 'invite',
        tag,
        summary: 'Invite up to ten addresses',
        description: 'One access for all; a result for each. A pending invitation of the same address is replaced.',
        params: CompanyParams,
        body: Exactly({
          emails: Type.Array(Type.String({ minLength: 1, maxLength: 320, examples: ['grace@example.com'] }), {
            minItems: 1,
            maxItems: 10,
          }),
          access: AccessSchema,
        }),
        answers: { 200: Results },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'company-suspended',
          'beyond-own-access',
          'sites-not-available',
          'overloaded',
        ],
      }),
    },
    async (request) => {
      const { emails, access } = request.body
      const call = { ...request.params, emails, access: accessMessage(access) }
      const { results } = await invitations.invite(call, request.passport)
      return { results }
    },
  )

  app.get(
    '/v1/companies/:companyId/invitations',
    {
      schema: describe({
        id: 'listInvitations',
        tag,
        summary: 'Invitations of a company',
        params: CompanyParams,
        querystring: ListQuery,
        answers: { 200: ListOf(InvitationSchema) },
        problems: ['bad-cursor', 'not-allowed', 'two-factor-required', 'company-closed'],
      }),
    },
    async (request) => {
      const page = await invitations.listInvitations({ ...request.params, ...request.query }, request.passport)
      return listOf(page.invitations.map(invitationView), page.nextCursor)
    },
  )

  app.delete(
    '/v1/companies/:companyId/invitations/:invitationId',
    {
      schema: describe({
        id: 'revokeInvitation',
        tag,
        summary: 'Revoke an invitation',
        params: InvitationParams,
        answers: { 204: 'Revoked' },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'invitation-accepted',
          'invitation-declined',
          'invitation-revoked',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      await invitations.revokeInvitation(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  app.post(
    '/v1/companies/:companyId/invitations/:invitationId/resend',
    {
      schema: describe({
        id: 'resendInvitation',
        tag,
        summary: 'Send an invitation again',
        description: 'Ends every earlier link, copied ones too.',
        params: InvitationParams,
        answers: { 200: InvitationSchema },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'company-suspended',
          'beyond-own-access',
          'invitation-accepted',
          'invitation-declined',
          'invitation-revoked',
          'overloaded',
        ],
      }),
    },
    async (request) => invitationView(await invitations.resendInvitation(request.params, request.passport)),
  )

  app.post(
    '/v1/companies/:companyId/invitations/:invitationId/link',
    {
      schema: describe({
        id: 'copyInvitationLink',
        tag,
        summary: 'Get a link to hand over',
        description: 'It never confirms an address, as a mailed one does.',
        params: InvitationParams,
        answers: { 200: Type.Object({ url: Type.String({ format: 'uri' }), token: Type.String() }) },
        problems: [
          'not-allowed',
          'two-factor-required',
          'company-closed',
          'beyond-own-access',
          'invitation-accepted',
          'invitation-declined',
          'invitation-revoked',
          'invitation-expired',
          'already-done',
        ],
      }),
    },
    async (request) => {
      const { token } = await invitations.copyInvitationLink(request.params, request.passport)
      return { url: `${publicUrl}/accept#${token}`, token }
    },
  )
}
