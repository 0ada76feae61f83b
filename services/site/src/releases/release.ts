import type { ActorInput } from '@holdfast/contracts/ledger'

/** `found`: on its host, after the ledger was restored from a backup that did not know it. */
export type ReleaseCause = 'uploaded' | 'pushed' | 'restored' | 'cloned' | 'found'

/** An immutable content of an environment. The bytes are with its host. */
export interface Release {
  id: string
  environmentId: string
  siteId: string
  companyId: string
  cause: ReleaseCause
  fromEnvironmentId?: string
  fromReleaseId?: string
  fromBackupId?: string
  digest: string
  files: number
  bytes: number
  createdAt: number
  createdBy: ActorInput
  note?: string
  /** When people last went back to it, and why. */
  wentBack?: { at: number; reason?: string }
  /** `deleting`: nobody sees it any more; the host still has to remove its bytes. */
  state: 'kept' | 'deleting'
}

/** Why a release became the active one. */
export type ActivationCause = ReleaseCause | 'rolled-back' | 'reset'
