import { BackupNotProved, OperationFailed } from '@holdfast/contracts/site'
import { letterEvent, letterEvents } from '@holdfast/ledger'
import type { ClientSession } from 'mongoose'
import type { BackupStore } from '../backups/backup-store.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import type { PresentSite } from '../sites/site.ts'
import { letter } from './letter.ts'

/** What a letter is written from, besides the event. */
export interface Occasion {
  /** As it is at the moment of sending. */
  site: PresentSite
  /** All reads must use it, so that they see the same moment as `site`. */
  session: ClientSession
  environments: Pick<EnvironmentStore, 'find'>
  operations: Pick<OperationStore, 'find'>
  backups: Pick<BackupStore, 'find'>
  releases: Pick<ReleaseStore, 'find'>
  /** The owner among them. */
  administratorsOf(companyId: string): Promise<string[]>
  /** May the person still know what happens to the site? */
  maySee(userId: string): Promise<boolean>
}

/** Whoever started something that ends sooner is still there, and is told by what they look at. */
export const LONG_MS = 60_000

/** The events whose entries ask for letters, each with the function that writes them at the moment of sending. */
export const siteLetters = letterEvents<Occasion>(
  letterEvent(OperationFailed, operationFailed, ({ startedBy }) => startedBy?.kind === 'KIND_USER'),
  letterEvent(BackupNotProved, backupNotProved),
)

async function operationFailed({ operationId, startedBy }: OperationFailed, occasion: Occasion) {
  const { site, session, operations, maySee } = occasion
  const operation = await operations.find(operationId, session)
  if (operation?.state !== 'failed' || operation.endedAt - operation.startedAt < LONG_MS) return []
  const userId = startedBy!.id
  if (!(await maySee(userId))) return []
  const environmentName = await nameOf(operation.environmentId, occasion)
  return [
    letter({ userId }, 'operation-failed', {
      siteName: site.name,
      ...(environmentName !== undefined && { environmentName }),
      kind: operation.kind,
      startedAt: String(operation.startedAt),
      reference: operation.reference,
    }),
  ]
}

async function backupNotProved({ backupId, companyId }: BackupNotProved, occasion: Occasion) {
  const { site, session, backups, releases, administratorsOf, maySee } = occasion
  const backup = await backups.find(backupId, session)
  // It was proved after all, or is gone: then there is nothing to be told of any more.
  if (backup?.state !== 'kept' || backup.proof.state !== 'failed') return []
  const release = await releases.find(backup.releaseId, session)
  const makers = [backup.createdBy, release?.createdBy].flatMap((by) =>
    by?.kind === 'KIND_USER' && by.id ? [by.id] : [],
  )
  const people = [...new Set([...(await administratorsOf(companyId)), ...makers])]
  const told = await Promise.all(people.map(async (userId) => ((await maySee(userId)) ? [userId] : [])))
  const environmentName = (await nameOf(backup.environmentId, occasion)) ?? ''
  const values = { siteName: site.name, environmentName, madeAt: String(backup.createdAt) }
  return told.flat().map((userId) => letter({ userId }, 'backup-not-proved', values))
}

async function nameOf(environmentId: string | undefined, { environments, session }: Occasion) {
  return environmentId === undefined ? undefined : (await environments.find(environmentId, session))?.name
}
