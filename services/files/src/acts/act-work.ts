import { rm } from 'node:fs/promises'
import type { Act, ActState } from '@holdfast/driver/contract'
import { restoreBackup, type WorkProgress, writeBackup } from '../backups/backup-archives.ts'
import { DriverRefusal } from '../driver/refusal.ts'
import { backupState, type Environments, type ItemKind, releaseState } from '../environments/environment-store.ts'
import type { StoredContent } from '../releases/content-reading.ts'
import type { ManifestHead } from '../releases/manifest.ts'
import { copyContent } from '../releases/release-copying.ts'
import type { HostFolder } from '../storage/data-folder.ts'

type ActOf<K extends Act['kind']> = Extract<Act, { kind: K }>
type Result = Pick<ActState, 'release' | 'backup'>

export type ActWork = ReturnType<typeof createActWork>

/** What acts do. Each may be done again: what it made already is found, and is its result. */
export function createActWork(folder: HostFolder, environments: Environments) {
  return {
    /** Refuses an act that cannot succeed. */
    check(act: Act): void {
      if (environments.get(act.environmentId)?.standing.state === 'deleted') {
        throw new DriverRefusal('environment-deleted', 'The environment is deleted')
      }
      if (act.kind === 'copy-release') headOf('releases', act.fromEnvironmentId, act.fromReleaseId)
      if (act.kind === 'make-backup') headOf('releases', act.environmentId, act.releaseId)
      if (act.kind === 'restore-backup') headOf('backups', act.fromEnvironmentId, act.backupId)
      if (act.kind === 'verify-backup') headOf('backups', act.environmentId, act.backupId)
    },

    perform(act: Act, progress: WorkProgress): Promise<Result> {
      if (act.kind === 'copy-release') return copyRelease(act, progress)
      if (act.kind === 'make-backup') return makeBackup(act, progress)
      if (act.kind === 'restore-backup') return restore(act, progress)
      return verify(act, progress)
    },
  }

  async function copyRelease(act: ActOf<'copy-release'>, progress: WorkProgress): Promise<Result> {
    const { fromEnvironmentId, fromReleaseId, environmentId, releaseId } = act
    const from = headOf('releases', fromEnvironmentId, fromReleaseId)
    const head = { ...from, createdAt: Date.now(), madeOf: act.actId }
    const made = await make('releases', environmentId, releaseId, head, progress, async (draft) => {
      const content = await hold(fromEnvironmentId, fromReleaseId)
      try {
        await copyContent(content, environments.placeOf('releases', fromEnvironmentId, fromReleaseId), draft, head)
      } finally {
        content.letGo()
      }
      return head
    })
    return { release: releaseState(releaseId, made) }
  }

  async function makeBackup(act: ActOf<'make-backup'>, progress: WorkProgress): Promise<Result> {
    const { environmentId, releaseId, backupId } = act
    const head = { ...headOf('releases', environmentId, releaseId), createdAt: Date.now(), madeOf: act.actId }
    const made = await make('backups', environmentId, backupId, head, progress, async (draft) => {
      await writeBackup(await hold(environmentId, releaseId), draft, head, progress)
      return head
    })
    return { backup: backupState(backupId, made) }
  }

  async function restore(act: ActOf<'restore-backup'>, progress: WorkProgress): Promise<Result> {
    const { fromEnvironmentId, backupId, environmentId, releaseId } = act
    const backup = headOf('backups', fromEnvironmentId, backupId)
    const path = environments.placeOf('backups', fromEnvironmentId, backupId)
    const about = { createdAt: Date.now(), madeOf: act.actId }
    const made = await make('releases', environmentId, releaseId, { ...backup, ...about }, progress, (draft) =>
      restoreBackup({ path, head: backup }, draft, about, progress),
    )
    return { release: releaseState(releaseId, made) }
  }

  async function verify(act: ActOf<'verify-backup'>, progress: WorkProgress): Promise<Result> {
    const { environmentId, backupId } = act
    const head = headOf('backups', environmentId, backupId)
    const path = environments.placeOf('backups', environmentId, backupId)
    await inDraft((draft) =>
      restoreBackup({ path, head }, draft, { createdAt: Date.now(), madeOf: act.actId }, progress),
    )
    return { backup: backupState(backupId, head) }
  }

  /** Makes a release or a backup, unless there is the same one already. */
  async function make(
    kind: ItemKind,
    environmentId: string,
    itemId: string,
    wanted: ManifestHead,
    { signal }: WorkProgress,
    write: (draft: string) => Promise<ManifestHead>,
  ): Promise<ManifestHead> {
    const environment = environments.get(environmentId)
    const known = environment?.[kind].get(itemId)
    if (known?.digest === wanted.digest) return known
    if (known) throw new DriverRefusal('release-exists', 'There is another one of this id')
    const life = environment?.life ?? 0
    return inDraft(async (path) => {
      const head = await write(path)
      signal.throwIfAborted()
      await environments.add(kind, environmentId, itemId, { path, head, life })
      return head
    })
  }

  /** Nothing of the draft is left. */
  async function inDraft<Made>(write: (draft: string) => Promise<Made>): Promise<Made> {
    const draft = folder.draftPath()
    try {
      return await write(draft)
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  }

  function headOf(kind: ItemKind, environmentId: string, itemId: string): ManifestHead {
    const head = environments.get(environmentId)?.[kind].get(itemId)
    if (!head) throw new DriverRefusal('not-found', `There is no such ${kind === 'releases' ? 'release' : 'backup'}`)
    return head
  }

  async function hold(environmentId: string, releaseId: string): Promise<StoredContent> {
    const content = await environments.heldContent(environmentId, releaseId)
    if (!content) throw new DriverRefusal('not-found', 'There is no such release')
    return content
  }
}
