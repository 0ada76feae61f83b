import { idBytes } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'

const DAY_MS = 24 * 3_600_000
/** A proof that could not be tried, because the host was away, is tried again after this time. */
const TRY_AGAIN_MS = 3_600_000

export type BackupReason = 'by-hand' | 'daily' | 'before-push' | 'before-restore' | 'before-reset'

/** Whether the backup can be restored, as far as it was tried. */
export type Proof =
  | { state: 'awaited' }
  | { state: 'proved'; at: number }
  /** @param provedAt when it could last be restored */
  | { state: 'failed'; at: number; code: string; provedAt?: number }

export interface Backup {
  id: string
  companyId: string
  siteId: string
  environmentId: string
  cause: BackupReason
  /** The release that was saved, and what the host said of it then. */
  releaseId: string
  digest: string
  files: number
  bytes: number
  createdAt: number
  /** Nobody for a daily one. */
  createdBy?: ActorInput
  note?: string
  expiresAt: number
  proof: Proof
  /** When it is next restored into a scratch place and compared. */
  proofDueAt: number
  /** `deleting`: nobody sees it any more; the host still has to remove its bytes. */
  state: 'kept' | 'deleting'
}

export type BackupEvent =
  | { type: 'BackupMade'; cause: BackupReason }
  | { type: 'BackupDeleted' }
  | { type: 'BackupVerified' }
  | { type: 'BackupNotProved'; code: string }

/** What a rule decided: the backup afterwards, and what happened. */
export interface BackupDecision {
  backup: Backup
  events: BackupEvent[]
}

/** What the host says of a content. */
export interface SavedContent {
  digest: string
  files: number
  bytes: number
}

/**
 * The host has made the backup. It is proved as soon as somebody has time for it.
 * @param options.expected the content of the release that was to be saved. If the host saved something else, the backup
 *   is not proved from the start
 */
export function made(
  about: Pick<Backup, 'id' | 'companyId' | 'siteId' | 'environmentId' | 'cause' | 'releaseId' | 'createdBy' | 'note'>,
  { saved, days, now }: { saved: SavedContent; days: number; now: number },
): BackupDecision {
  const { digest, files, bytes } = saved
  const times = { createdAt: now, expiresAt: expiryOf(now, days), proofDueAt: now }
  return {
    backup: { ...about, digest, files, bytes, ...times, proof: { state: 'awaited' }, state: 'kept' },
    events: [{ type: 'BackupMade', cause: about.cause }],
  }
}

/** A backup is kept for as many days as the plan says, and for one at least: one before a push must outlast the push. */
export function expiryOf(createdAt: number, days: number): number {
  return createdAt + Math.max(1, days) * DAY_MS
}

/** The host restored it into a scratch place, and what came of it has this digest. Told once, and again after a failure. */
export function verified(
  backup: Backup,
  { digest, now, everyMs }: { digest: string; now: number; everyMs: number },
): BackupDecision {
  if (digest !== backup.digest) return notProved(backup, { code: 'digest-differs', now, everyMs })
  const isNews = backup.proof.state !== 'proved'
  return {
    backup: { ...backup, proof: { state: 'proved', at: now }, proofDueAt: now + everyMs },
    events: isNews ? [{ type: 'BackupVerified' }] : [],
  }
}

/** It could not be restored, or what came of it was something else. Told once, not at each later try. */
export function notProved(
  backup: Backup,
  { code, now, everyMs }: { code: string; now: number; everyMs: number },
): BackupDecision {
  const { proof } = backup
  const provedAt = verifiedAt(backup)
  const isNews = proof.state !== 'failed' || proof.code !== code
  const failed: Proof = { state: 'failed', at: now, code, ...(provedAt !== undefined && { provedAt }) }
  return {
    backup: { ...backup, proof: failed, proofDueAt: now + everyMs },
    events: isNews ? [{ type: 'BackupNotProved', code }] : [],
  }
}

/** Whether it can be restored is still not known: the host could not be asked. */
export function tryProofLater(backup: Backup, now: number): BackupDecision {
  return { backup: { ...backup, proofDueAt: now + TRY_AGAIN_MS }, events: [] }
}

/** When it was last restored and found equal. */
export function verifiedAt({ proof }: Pick<Backup, 'proof'>): number | undefined {
  switch (proof.state) {
    case 'awaited':
      return undefined
    case 'proved':
      return proof.at
    case 'failed':
      return proof.provedAt
  }
}

/** From here on nobody sees it. Its bytes are removed afterwards, however long the host takes. */
export function removeBackup(backup: Backup): BackupDecision {
  if (backup.state === 'deleting') return { backup, events: [] }
  return { backup: { ...backup, state: 'deleting' }, events: [{ type: 'BackupDeleted' }] }
}

/** Throws unless somebody may still see it. */
export function keptBackup(backup: Backup | undefined): Backup {
  if (backup?.state !== 'kept') throw new DomainError('not-found')
  return backup
}

/**
 * When the next daily backup of an environment begins: once a day, at a time that its id gives, so that the environments
 * of a host are spread over the day.
 */
export function nextDaily(environmentId: string, after: number): number {
  // The last bytes of an id are chance; its first ones are the time at which it was made.
  const offset = idBytes(environmentId).readUIntBE(10, 6) % DAY_MS
  const passed = Math.floor((after - offset) / DAY_MS)
  return (passed + 1) * DAY_MS + offset
}

/**
 * Does the environment need its daily backup? A live one always does. A staging environment does unless a backup of the
 * very release that is active lasts longer than until the next time.
 * @param newest the newest backup of the active release
 */
export function isDailyNeeded(
  environment: { isLive: boolean; activeReleaseId: string | undefined },
  newest: Backup | undefined,
  now: number,
): boolean {
  if (environment.activeReleaseId === undefined) return false
  if (environment.isLive) return true
  const isSaved =
    newest?.state === 'kept' && newest.releaseId === environment.activeReleaseId && newest.proof.state !== 'failed'
  return !isSaved || newest.expiresAt <= now + DAY_MS
}
