import type { Backup, BackupCause } from '@holdfast/contracts/site'
import { type Static, Type } from 'typebox'
import { ActorSchema, actorView } from '../../schemas/actors.ts'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'

const CauseSchema = OneOf(['by-hand', 'daily', 'before-push', 'before-restore', 'before-reset'])

const causes: Record<BackupCause, Static<typeof CauseSchema>> = {
  BACKUP_CAUSE_UNSPECIFIED: 'by-hand',
  BACKUP_CAUSE_BY_HAND: 'by-hand',
  BACKUP_CAUSE_DAILY: 'daily',
  BACKUP_CAUSE_BEFORE_PUSH: 'before-push',
  BACKUP_CAUSE_BEFORE_RESTORE: 'before-restore',
  BACKUP_CAUSE_BEFORE_RESET: 'before-reset',
}

export const BackupSchema = Type.Object({
  backupId: IdOut,
  environmentId: IdOut,
  siteId: IdOut,
  cause: CauseSchema,
  releaseId: Type.String({ format: 'uuid', description: 'What was active' }),
  digest: Type.String({ description: 'Of the content' }),
  files: Type.Integer(),
  bytes: Type.Integer(),
  createdAt: Time,
  createdBy: Type.Optional(ActorSchema),
  expiresAt: Type.String({ format: 'date-time', description: 'When it is deleted by itself' }),
  verifiedAt: Type.Optional(
    Type.String({ format: 'date-time', description: 'When it was last restored for a try, and was the same' }),
  ),
  notProved: Type.Optional(Type.String({ description: 'The last try failed: why, as a code' })),
  note: Type.Optional(Type.String()),
})

export function backupView(backup: Backup): Static<typeof BackupSchema> {
  const { backupId, environmentId, siteId, releaseId, digest, files, bytes, verifiedAt, notProved, note } = backup
  return {
    backupId,
    environmentId,
    siteId,
    cause: causes[backup.cause],
    releaseId,
    digest,
    files,
    bytes,
    createdAt: time(backup.createdAt),
    createdBy: actorView(backup.createdBy),
    expiresAt: time(backup.expiresAt),
    verifiedAt: verifiedAt === undefined ? undefined : time(verifiedAt),
    notProved,
    note,
  }
}
