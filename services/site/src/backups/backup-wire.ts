import type { BackupCause, BackupInput } from '@holdfast/contracts/site'
import { type Backup, type BackupReason, verifiedAt } from './backup.ts'

export const causes = {
  'by-hand': 'BACKUP_CAUSE_BY_HAND',
  daily: 'BACKUP_CAUSE_DAILY',
  'before-push': 'BACKUP_CAUSE_BEFORE_PUSH',
  'before-restore': 'BACKUP_CAUSE_BEFORE_RESTORE',
  'before-reset': 'BACKUP_CAUSE_BEFORE_RESET',
} as const satisfies Record<BackupReason, BackupCause>

export function backupToWire(backup: Backup): BackupInput {
  const { id, cause, proof, companyId: _company, proofDueAt: _due, state: _state, ...rest } = backup
  const provedAt = verifiedAt(backup)
  return {
    ...rest,
    backupId: id,
    cause: causes[cause],
    ...(provedAt !== undefined && { verifiedAt: provedAt }),
    ...(proof.state === 'failed' && { notProved: proof.code }),
  }
}
