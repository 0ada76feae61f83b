import { BackupDeleted, BackupMade, BackupNotProved, BackupVerified } from '@holdfast/contracts/site'
import type { BackupEvent } from './backup.ts'

/** The contract's message for each event of a backup. */
export const backupEvents = {
  BackupMade,
  BackupDeleted,
  BackupVerified,
  BackupNotProved,
} satisfies Record<BackupEvent['type'], object>
