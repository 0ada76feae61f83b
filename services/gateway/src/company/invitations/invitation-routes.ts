import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import type { PermissionNeed } from '../../routes/permission.ts'
import { route } from '../../routes/route.ts'
import { AccessSchema, accessMessage, needsOverAccess } from '../../schemas/access.ts'
import { CompanyParams, Exactly, Id, IdOut } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, Search, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { InvitationSchema, invitationView, StateSchema, stateMessage } from './invitation-view.ts'

const tag = 'Invitations'
// An invitation for a company role does not exist for those who manage site roles alone.
const needsOverInvitation: PermissionNeed[] = [
  { permission: 'site-members.manage' },
  { permission: 'members.manage', when: 'the invitation is for a company role', otherwise: 'not-found' },
]

const InvitationParams = Exactly({ companyId: Id, invitationId: Id })

const Query = SearchQuery({
  search: Search('of the address'),
  state: Type.Optional(StateSchema),
  siteId: Type.Optional(Id),
})

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
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/invitations',
      id: 'invite',
      tag,
      permission: needsOverAccess('is offered'),
      summary: 'Invite up to ten addresses',
      description:
        'One access for all; a result for each. A pending invitation of the same address is replaced. Mails are limited, for ' +
        'each company, user and address: `too-many-requests` names in `errors` the addresses that get no more today.',
      params: CompanyParams,
      body: Exactly({
        emails: Type.Array(Type.String({ minLength: 1, maxLength: 320, examples: ['grace@example.com'] }), {
          minItems: 1,
          maxItems: 10,
        }),
        access: AccessSchema,
      }),
      answers: { 200: Results },
      problems: ['company-suspended', 'company-closing', 'unknown-site'],
    },
    async (request) => {
      const { emails, access } = request.body
      const call = { ...request.params, emails, access: accessMessage(access) }
      const { results } = await invitations.invite(call, request.passport)
      return { results }
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/invitations',
      id: 'listInvitations',
      tag,
      permission: 'site-members.manage',
      shows: [{ permission: 'members.manage', what: 'invitations for company roles' }],
      summary: 'Invitations of a company',
      description: 'Addresses of invitations that ended long ago are not kept, and not found.',
      params: CompanyParams,
      querystring: Query,
      answers: { 200: CountedListOf(InvitationSchema) },
    },
    async (request) => {
      const { state, ...others } = request.query
      const wanted = { ...request.params, ...others, state: state && stateMessage(state) }
      const page = await invitations.listInvitations(wanted, request.passport)
      return countedListOf(page.invitations.map(invitationView), page)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/invitations/:invitationId',
      id: 'revokeInvitation',
      tag,
      permission: needsOverInvitation,
      summary: 'Revoke an invitation',
      params: InvitationParams,
      answers: { 204: 'Revoked' },
      problems: ['invitation-accepted', 'invitation-declined', 'invitation-revoked', 'invitation-expired'],
    },
    async (request, reply) => {
      await invitations.revokeInvitation(request.params, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/invitations/:invitationId/resend',
      id: 'resendInvitation',
      tag,
      permission: needsOverInvitation,
      summary: 'Send an invitation again',
      description: 'Ends every earlier link, copied ones too.',
      params: InvitationParams,
      answers: { 200: InvitationSchema },
      problems: [
        'company-suspended',
        'company-closing',
        'invitation-accepted',
        'invitation-declined',
        'invitation-revoked',
        'invitation-expired',
      ],
    },
    async (request) => invitationView(await invitations.resendInvitation(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/invitations/:invitationId/link',
      id: 'copyInvitationLink',
      tag,
      permission: needsOverInvitation,
      secret: true,
      summary: 'Get a link to hand over',
      description: 'It never confirms an address, as a mailed one does.',
      params: InvitationParams,
      answers: { 200: Type.Object({ url: Type.String({ format: 'uri' }), token: Type.String() }) },
      problems: [
        'company-suspended',
        'company-closing',
        'invitation-accepted',
        'invitation-declined',
        'invitation-revoked',
        'invitation-expired',
        'invitation-void',
      ],
    },
    async (request) => {
      const { token } = await invitations.copyInvitationLink(request.params, request.passport)
      return { url: `${publicUrl}/accept#${token}`, token }
    },
  )
}
