import type { Release, ReleaseActivated } from '@holdfast/contracts/site'
import { type Static, Type } from 'typebox'
import { ActorSchema, actorView } from '../../schemas/actors.ts'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'

const CauseSchema = OneOf(
  ['uploaded', 'pushed', 'restored', 'rolled-back', 'cloned', 'reset', 'found'],
  'How it came about',
)

const causes: Record<ReleaseActivated['cause'], Static<typeof CauseSchema>> = {
  CAUSE_UNSPECIFIED: 'uploaded',
  CAUSE_UPLOADED: 'uploaded',
  CAUSE_PUSHED: 'pushed',
  CAUSE_RESTORED: 'restored',
  CAUSE_ROLLED_BACK: 'rolled-back',
  CAUSE_CLONED: 'cloned',
  CAUSE_RESET: 'reset',
  CAUSE_FOUND: 'found',
}

export const ReleaseSchema = Type.Object({
  releaseId: IdOut,
  environmentId: IdOut,
  siteId: IdOut,
  cause: CauseSchema,
  from: Type.Optional(
    Type.Object(
      { environmentId: Type.Optional(IdOut), releaseId: Type.Optional(IdOut), backupId: Type.Optional(IdOut) },
      { description: 'What it was copied from, or restored from' },
    ),
  ),
  digest: Type.String({ description: 'Of the content, whatever archive it came in' }),
  files: Type.Integer(),
  bytes: Type.Integer(),
  createdAt: Time,
  createdBy: Type.Optional(ActorSchema),
  active: Type.Boolean(),
  note: Type.Optional(Type.String()),
  wentBack: Type.Optional(
    Type.Object(
      { at: Time, reason: Type.Optional(Type.String({ description: 'In the words of whoever did it' })) },
      { description: 'When people last went back to it, and why' },
    ),
  ),
})

export function releaseView(release: Release): Static<typeof ReleaseSchema> {
  const { releaseId, environmentId, siteId, digest, files, bytes, active, note, wentBack } = release
  const from = {
    environmentId: release.fromEnvironmentId,
    releaseId: release.fromReleaseId,
    backupId: release.fromBackupId,
  }
  return {
    releaseId,
    environmentId,
    siteId,
    cause: causes[release.cause],
    from: Object.values(from).some((id) => id !== undefined) ? from : undefined,
    digest,
    files,
    bytes,
    createdAt: time(release.createdAt),
    createdBy: actorView(release.createdBy),
    active,
    note,
    wentBack: wentBack ? { at: time(wentBack.at), reason: wentBack.reason } : undefined,
  }
}
