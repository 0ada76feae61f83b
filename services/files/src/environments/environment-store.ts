import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupState, EnvironmentState, ReleaseState, Wish } from '@holdfast/driver/contract'
import type { Log } from '@holdfast/runtime'
import { LRUCache } from 'lru-cache'
import { DriverRefusal } from '../driver/refusal.ts'
import { createCompressor, openCompressed, writeCompressed } from '../releases/compressed-copies.ts'
import { openContent, readHead, type StoredContent } from '../releases/content-reading.ts'
import type { ManifestHead } from '../releases/manifest.ts'
import type { HostFolder } from '../storage/data-folder.ts'
import { makeFolder, replaceFile } from '../storage/durable-files.ts'
import { createTurns } from '../storage/turns.ts'
import { decideDeletion, decideWish, generationOf, type WishStanding } from './environment.ts'

export interface HostedEnvironment {
  id: string
  standing: WishStanding
  releases: Map<string, ManifestHead>
  backups: Map<string, ManifestHead>
  /** Rises with each deletion: what was prepared in an earlier life is not taken any more. */
  life: number
}

export type ItemKind = 'releases' | 'backups'

const AT_ONCE = 64
/** About 300 bytes each. */
const MOST_FILES_IN_MEMORY = 400_000

export type Environments = Awaited<ReturnType<typeof openEnvironments>>

/** All environments, in memory and on the disk. What is in memory is on the disk. */
export async function openEnvironments(folder: HostFolder, log: Log) {
  const root = join(folder.path, 'environments')
  const environments = new Map<string, HostedEnvironment>()
  const byHostName = new Map<string, HostedEnvironment>()
  /** Names that wishes are about to take, by the environment that takes them. */
  const claims = new Map<string, string>()
  const turns = createTurns()
  const compressor = createCompressor(log)
  const loading = new Map<string, Promise<StoredContent>>()
  const contents = new LRUCache<string, StoredContent>({
    maxSize: MOST_FILES_IN_MEMORY,
    // One that is larger than all is still served, by itself.
    sizeCalculation: ({ files }) => Math.min(files.size + 100, MOST_FILES_IN_MEMORY),
    dispose: (content) => content.retire(),
  })

  await mkdir(root, { recursive: true })
  const ids = await readdir(root)
  // Many at once, and not all: each opens files.
  while (ids.length > 0) {
    for (const environment of await Promise.all(ids.splice(0, AT_ONCE).map(readEnvironment))) {
      environments.set(environment.id, environment)
    }
  }
  for (const environment of environments.values()) {
    index(environment)
    const releaseId = activeReleaseOf(environment)
    if (releaseId !== null && !(await isCompressed(environment.id, releaseId))) compressSoon(environment.id, releaseId)
  }

  return {
    get: (id: string): HostedEnvironment | undefined => environments.get(id),
    byHostName: (hostName: string): HostedEnvironment | undefined => byHostName.get(hostName),

    /** In the order of their ids. */
    list({ after = '', limit }: { after?: string; limit: number }): HostedEnvironment[] {
      return [...environments.keys()]
        .filter((id) => id > after)
        .sort()
        .slice(0, limit)
        .map((id) => environments.get(id)!)
    },

    /** The content of a release, held, if it is open already. */
    openedContent(environmentId: string, releaseId: string): StoredContent | undefined {
      const opened = contents.get(keyOf(environmentId, releaseId))
      return opened?.hold() ? opened : undefined
    },
    /** The content of a release, held. Undefined if there is none. */
    async heldContent(environmentId: string, releaseId: string): Promise<StoredContent | undefined> {
      for (;;) {
        if (!environments.get(environmentId)?.releases.has(releaseId)) return undefined
        const content = await contentOf(environmentId, releaseId)
        if (content.hold()) return content
      }
    },

    /** Makes a wish the standing one, in one step for visitors. */
    putWish: (id: string, wish: Wish) =>
      turns.take(id, async (): Promise<HostedEnvironment> => {
        const environment = environments.get(id) ?? newEnvironment(id)
        const standing = decideWish(
          { id, standing: environment.standing, hasRelease: (releaseId) => environment.releases.has(releaseId) },
          wish,
          // Another environment's wish may be on its way to the disk.
          (hostName) => byHostName.get(hostName)?.id ?? claims.get(hostName),
        )
        if (!standing) return environment
        const hostNames = hostNamesOf(standing)
        for (const hostName of hostNames) claims.set(hostName, id)
        try {
          // Read before the switch, so that the first visitor does not wait for it, and so that a release that cannot be
          // read is not made the active one.
          if (wish.activeRelease !== null) await contentOf(id, wish.activeRelease)
          await save(id, standing)
          switchTo(environment, standing)
          if (wish.activeRelease !== null) compressSoon(id, wish.activeRelease)
        } finally {
          for (const hostName of hostNames) claims.delete(hostName)
        }
        return environment
      }),

    /** Serves an environment no more, and removes its bytes. */
    remove: (id: string, generation: string) =>
      turns.take(id, async (): Promise<void> => {
        const environment = environments.get(id) ?? newEnvironment(id)
        const standing = decideDeletion(environment.standing, generation)
        if (standing) {
          await save(id, standing)
          environment.life++
          switchTo(environment, standing)
        }
        await removeBytes(environment)
      }),

    /**
     * Puts a finished draft into its place.
     * @param life of the environment when the work on the draft began
     */
    add: (kind: ItemKind, id: string, itemId: string, draft: { path: string; head: ManifestHead; life: number }) =>
      turns.take(id, async (): Promise<void> => {
        const environment = environments.get(id) ?? newEnvironment(id)
        if (environment.standing.state === 'deleted' || environment.life !== draft.life) throw deleted()
        if (environment[kind].has(itemId)) throw new DriverRefusal('release-exists', 'There is another one of this id')
        await folder.place(draft.path, placeOf(kind, id, itemId))
        environment[kind].set(itemId, draft.head)
        environments.set(id, environment)
      }),

    /** Removes a release or a backup, if it is there. */
    removeItem: (kind: ItemKind, id: string, itemId: string) =>
      turns.take(id, async (): Promise<void> => {
        const environment = environments.get(id)
        if (!environment?.[kind].has(itemId)) return
        if (kind === 'releases' && activeReleaseOf(environment) === itemId) {
          throw new DriverRefusal('release-active', 'The release is active')
        }
        await folder.remove(placeOf(kind, id, itemId))
        environment[kind].delete(itemId)
        if (kind === 'releases') {
          contents.delete(keyOf(id, itemId))
          await folder.remove(compressedPlace(id, itemId))
        }
      }),

    placeOf,
    async close() {
      await compressor.stop()
      contents.clear()
    },
  }

  function placeOf(kind: ItemKind, id: string, itemId: string): string {
    return join(root, id, kind, itemId)
  }

  function contentOf(environmentId: string, releaseId: string): Promise<StoredContent> {
    const key = keyOf(environmentId, releaseId)
    const opened = contents.get(key)
    if (opened) return Promise.resolve(opened)
    const already = loading.get(key)
    if (already) return already
    const opening = openContent(placeOf('releases', environmentId, releaseId))
      .then(async (content) => {
        content.compressed = await openCompressed(compressedPlace(environmentId, releaseId))
        // It may have been removed meanwhile: then it is open for those who wait now, and for nobody after them.
        if (environments.get(environmentId)?.releases.has(releaseId)) contents.set(key, content)
        else setImmediate(content.retire)
        return content
      })
      .finally(() => loading.delete(key))
    loading.set(key, opening)
    return opening
  }

  /** Compresses a release that visitors get, once. */
  function compressSoon(id: string, releaseId: string): void {
    compressor.soon(async () => {
      const content = await contentOf(id, releaseId)
      if (content.compressed || !content.hold()) return
      try {
        const place = compressedPlace(id, releaseId)
        await writeCompressed(content, folder, (draft) =>
          turns.take(id, async () => {
            if (environments.get(id)?.releases.has(releaseId)) await folder.place(draft, place)
          }),
        )
        content.compressed = await openCompressed(place)
      } finally {
        content.letGo()
      }
    })
  }

  function isCompressed(id: string, releaseId: string): Promise<boolean> {
    return access(compressedPlace(id, releaseId)).then(
      () => true,
      () => false,
    )
  }

  function compressedPlace(id: string, releaseId: string): string {
    return join(root, id, 'compressed', releaseId)
  }

  async function save(id: string, standing: WishStanding): Promise<void> {
    await makeFolder(join(root, id))
    await replaceFile(join(root, id, 'standing.json'), JSON.stringify(standing))
  }

  /** In one turn of the event loop, so that no visitor sees a half of it. */
  function switchTo(environment: HostedEnvironment, standing: WishStanding): void {
    for (const hostName of hostNamesOf(environment.standing)) byHostName.delete(hostName)
    environment.standing = standing
    index(environment)
    environments.set(environment.id, environment)
  }

  function index(environment: HostedEnvironment): void {
    for (const hostName of hostNamesOf(environment.standing)) byHostName.set(hostName, environment)
  }

  async function removeBytes(environment: HostedEnvironment): Promise<void> {
    for (const kind of ['releases', 'backups'] as const) {
      for (const itemId of environment[kind].keys()) contents.delete(keyOf(environment.id, itemId))
      environment[kind].clear()
      await folder.remove(join(root, environment.id, kind))
    }
    await folder.remove(join(root, environment.id, 'compressed'))
  }

  async function readEnvironment(id: string): Promise<HostedEnvironment> {
    const environment = newEnvironment(id)
    const standing = await readFile(join(root, id, 'standing.json'), 'utf8').catch(ignoreMissing)
    if (standing !== undefined) environment.standing = JSON.parse(standing)
    // A process that was killed while it deleted goes on here.
    if (environment.standing.state === 'deleted') await removeBytes(environment)
    for (const kind of ['releases', 'backups'] as const) {
      for (const itemId of await namesIn(join(root, id, kind))) {
        try {
          environment[kind].set(itemId, await readHead(placeOf(kind, id, itemId)))
        } catch (err) {
          // The disk has lost it. What else there is is served.
          log.error({ err, environmentId: id, kind, itemId }, 'a manifest cannot be read')
        }
      }
    }
    for (const releaseId of await namesIn(join(root, id, 'compressed'))) {
      if (!environment.releases.has(releaseId)) await folder.remove(compressedPlace(id, releaseId))
    }
    return environment
  }
}

async function namesIn(path: string): Promise<string[]> {
  return (await readdir(path).catch(ignoreMissing)) ?? []
}

export function activeReleaseOf({ standing }: HostedEnvironment): string | null {
  return standing.state === 'wished' ? standing.wish.activeRelease : null
}

/** As the contract tells it. */
export function environmentState(environment: HostedEnvironment): EnvironmentState {
  const { standing } = environment
  return {
    environmentId: environment.id,
    generation: generationOf(standing),
    deleted: standing.state === 'deleted',
    activeRelease: activeReleaseOf(environment),
    ...(standing.state === 'wished' && { closed: standing.wish.gate !== null, indexing: standing.wish.indexing }),
    releases: [...environment.releases].map(([releaseId, head]) => releaseState(releaseId, head)),
    backups: [...environment.backups].map(([backupId, head]) => backupState(backupId, head)),
  }
}

export function releaseState(releaseId: string, head: ManifestHead): ReleaseState {
  return { releaseId, ...contentState(head) }
}

export function backupState(backupId: string, head: ManifestHead): BackupState {
  return { backupId, ...contentState(head) }
}

function contentState({ digest, files, bytes, createdAt }: ManifestHead) {
  return { digest, files, bytes, createdAt }
}

function hostNamesOf(standing: WishStanding): string[] {
  return standing.state === 'wished' ? standing.wish.hostNames : []
}

function newEnvironment(id: string): HostedEnvironment {
  return { id, standing: { state: 'unwished' }, releases: new Map(), backups: new Map(), life: 0 }
}

function keyOf(environmentId: string, releaseId: string): string {
  return `${environmentId}/${releaseId}`
}

function deleted(): DriverRefusal {
  return new DriverRefusal('environment-deleted', 'The environment is deleted')
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
