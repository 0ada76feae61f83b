import { Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { answerStarted } from '../../platform/operations/start-answer.ts'
import { route } from '../../routes/route.ts'
import { Exactly, Id, OneOf } from '../../schemas/fields.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { SiteParams } from '../sites/site-view.ts'
import { needsOverEnvironment, needsOverTwo } from './environment-needs.ts'
import { EnvironmentSchema, environmentView } from './environment-view.ts'

const tag = 'Environments'

export const EnvironmentParams = Exactly({ environmentId: Id })

const NewKind = OneOf(['staging', 'premium-staging'])
const kindMessages = { staging: 'KIND_STAGING', 'premium-staging': 'KIND_PREMIUM_STAGING' } as const

const GateSchema = Type.Object({
  password: Type.String(),
  link: Type.String({ format: 'uri', description: 'Opens the environment without the password; ends after a week' }),
})

export function environmentRoutes(app: App, { environments }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/sites/:siteId/environments',
      id: 'createEnvironment',
      tag,
      permission: [
        { permission: 'staging.create', when: '`kind` is `staging`' },
        { permission: 'premium-staging.create', when: '`kind` is `premium-staging`' },
        { permission: 'live.use', when: '`copyOf` names the live environment' },
        { permission: 'staging.use', when: '`copyOf` names a staging' },
      ],
      summary: 'Make a staging environment',
      description: 'One staging a site, and premium stagings as the plan allows. It begins empty, or as a copy.',
      params: SiteParams,
      body: Exactly({
        kind: NewKind,
        name: Type.Optional(
          Type.String({
            pattern: '^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$',
            description: 'Of a premium staging: part of its host name',
            examples: ['redesign'],
          }),
        ),
        copyOf: Type.Optional(Id),
      }),
      startsOperation: true,
      answers: {},
      problems: [
        'staging-exists',
        'too-many-premium-stagings',
        'name-taken',
        'reserved-name',
        'no-plan',
        'company-closing',
        'other-site',
        'no-release',
        'not-offered-by-host',
        'host-unavailable',
        'too-many-operations',
      ],
    },
    async (request, reply) => {
      const { kind, ...rest } = request.body
      const create = { ...request.params, ...rest, kind: kindMessages[kind] }
      return answerStarted(reply, await environments.createEnvironment(create, request.passport))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/sites/:siteId/environments',
      id: 'listEnvironments',
      tag,
      permission: 'sites.see',
      summary: 'Environments of a site',
      params: SiteParams,
      answers: { 200: ListOf(EnvironmentSchema) },
    },
    async (request) => {
      const reply = await environments.listEnvironments(request.params, request.passport)
      return listOf(reply.environments.map(environmentView), '')
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/environments/:environmentId',
      id: 'getEnvironment',
      tag,
      permission: 'sites.see',
      summary: 'See an environment',
      params: EnvironmentParams,
      hasEtag: true,
      answers: { 200: EnvironmentSchema },
    },
    async (request, reply) => {
      const environment = await environments.getEnvironment(request.params, request.passport)
      setEtag(reply, environment.version)
      return environmentView(environment)
    },
  )

  route(
    app,
    {
      method: 'PATCH',
      path: '/v1/environments/:environmentId',
      id: 'updateEnvironment',
      tag,
      permission: needsOverEnvironment,
      summary: 'Close it by a password or open it, let search engines index it or not',
      params: EnvironmentParams,
      body: Exactly({ closedByPassword: Type.Optional(Type.Boolean()), indexing: Type.Optional(Type.Boolean()) }),
      hasEtag: true,
      honoursIfMatch: true,
      answers: { 200: EnvironmentSchema },
      problems: ['not-offered-by-host'],
    },
    async (request, reply) => {
      const change = { ...request.params, ...request.body, ifVersion: ifVersion(request) }
      const environment = await environments.updateEnvironment(change, request.passport)
      setEtag(reply, environment.version)
      return environmentView(environment)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/environments/:environmentId',
      id: 'deleteEnvironment',
      tag,
      permission: [
        { permission: 'staging.delete', when: 'the environment is a standard staging' },
        { permission: 'premium-staging.delete', when: 'the environment is a premium staging' },
      ],
      summary: 'Delete a staging environment',
      params: EnvironmentParams,
      startsOperation: true,
      answers: {},
      problems: ['last-environment', 'too-many-operations'],
    },
    async (request, reply) =>
      answerStarted(reply, await environments.deleteEnvironment(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/environments/:environmentId/gate',
      id: 'getGate',
      tag,
      permission: needsOverEnvironment,
      summary: 'How visitors get through the closed gate',
      params: EnvironmentParams,
      answers: { 200: GateSchema },
      problems: ['gate-open'],
    },
    async (request) => environments.getGate(request.params, request.passport),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/gate/renew',
      id: 'renewGate',
      tag,
      permission: needsOverEnvironment,
      secret: true,
      summary: 'Make a new password and a new link; earlier ones end',
      params: EnvironmentParams,
      answers: { 200: GateSchema },
      problems: ['gate-open'],
    },
    async (request) => environments.renewGate(request.params, request.passport),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/push',
      id: 'push',
      tag,
      permission: needsOverTwo,
      summary: 'Copy what is active here to another environment of the site',
      description:
        'What the target has is backed up first. If the target was changed since this environment was copied from it, ' +
        '`target-changed` says how; with `despiteChanges` the push goes on.',
      params: EnvironmentParams,
      body: Exactly({ to: Id, despiteChanges: Type.Optional(Type.Boolean()) }),
      startsOperation: true,
      answers: {},
      problems: [
        'target-changed',
        'same-environment',
        'other-site',
        'no-release',
        'not-offered-by-host',
        'host-unavailable',
        'too-many-operations',
      ],
    },
    async (request, reply) =>
      answerStarted(reply, await environments.push({ ...request.params, ...request.body }, request.passport)),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/environments/:environmentId/reset',
      id: 'resetEnvironment',
      tag,
      permission: 'site.reset',
      summary: 'Empty an environment',
      description: 'It has no release from then on. What it had is backed up first.',
      params: EnvironmentParams,
      startsOperation: true,
      answers: {},
      problems: ['no-release', 'not-offered-by-host', 'host-unavailable', 'too-many-operations'],
    },
    async (request, reply) => answerStarted(reply, await environments.reset(request.params, request.passport)),
  )
}
