import type { Environment, EnvironmentFact } from '@holdfast/contracts/site'
import { type Static, Type } from 'typebox'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'

const KindSchema = OneOf(['live', 'staging', 'premium-staging'])

const kinds: Record<EnvironmentFact['kind'], Static<typeof KindSchema>> = {
  KIND_UNSPECIFIED: 'live',
  KIND_LIVE: 'live',
  KIND_STAGING: 'staging',
  KIND_PREMIUM_STAGING: 'premium-staging',
}

export const EnvironmentSchema = Type.Object({
  environmentId: IdOut,
  siteId: IdOut,
  companyId: IdOut,
  kind: KindSchema,
  name: Type.String({ examples: ['live'] }),
  hostNames: Type.Array(Type.String()),
  url: Type.String({ examples: ['https://bakery-x7kq2m.example.site'] }),
  activeReleaseId: Type.Optional(IdOut),
  confirmed: Type.Boolean({ description: 'Visitors get what is wished for: its host has said so' }),
  closedByPassword: Type.Boolean(),
  indexing: Type.Boolean({ description: 'Search engines may index it' }),
  suspended: Type.Boolean({ description: 'A notice is served instead' }),
  createdAt: Time,
  capabilities: Type.Array(Type.String(), { description: 'What its host offers', examples: [['backup']] }),
  hostId: Type.String(),
  archiveBytes: Type.Optional(
    Type.Integer({ description: 'The most bytes of an archive that its host takes', examples: [268_435_456] }),
  ),
  copiedFrom: Type.Optional(
    Type.Object(
      { environmentId: IdOut, releaseId: IdOut, at: Time },
      { description: 'The last push to it, and the release of the source that it brought' },
    ),
  ),
})

export function environmentView(environment: Environment): Static<typeof EnvironmentSchema> {
  const { environmentId, siteId, companyId, name, hostNames, url, activeReleaseId, confirmed, ...rest } = environment
  const { closedByPassword, indexing, suspended, createdAt, capabilities, hostId, archiveBytes, copiedFrom } = rest
  return {
    environmentId,
    siteId,
    companyId,
    kind: kinds[rest.kind],
    name,
    hostNames,
    url,
    activeReleaseId,
    confirmed,
    closedByPassword,
    indexing,
    suspended,
    createdAt: time(createdAt),
    capabilities,
    hostId,
    archiveBytes,
    copiedFrom: copiedFrom ? { ...idsOf(copiedFrom), at: time(copiedFrom.at) } : undefined,
  }
}

function idsOf({ environmentId, releaseId }: { environmentId: string; releaseId: string }) {
  return { environmentId, releaseId }
}
