import { createHash } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type ArchiveType, unpackArchive } from '../archives/archive-unpacking.ts'
import type { ArchiveLimits } from '../archives/budget.ts'
import { ArchiveRefusal } from '../archives/refusal.ts'
import { DriverRefusal, isDiskFull } from '../driver/refusal.ts'
import type { Environments } from '../environments/environment-store.ts'
import type { HostFolder } from '../storage/data-folder.ts'
import { createTurns } from '../storage/turns.ts'
import { createContentWriter } from './content-writing.ts'
import type { ManifestHead } from './manifest.ts'

export interface ReceivingLimits extends ArchiveLimits {
  archiveBytes: number
  /** An upload that sends nothing for so long is given up. */
  silenceMs: number
  /** How many uploads may arrive at once. */
  uploads: number
  /** So much of the disk stays free. */
  spareBytes: number
}

export interface Upload {
  environmentId: string
  releaseId: string
  type: ArchiveType
  /** SHA-256 that the body must have, in hex. */
  sha256?: string
  /** Announced size of the body. */
  bytes?: number
  body: Readable
}

/** Stores releases from archives that are sent. */
export function createUploads(folder: HostFolder, environments: Environments, limits: ReceivingLimits) {
  const turns = createTurns()
  let arriving = 0

  /** @returns the release, and whether this upload made it */
  return async function upload({ environmentId, releaseId, type, sha256, bytes, body }: Upload) {
    const environment = environments.get(environmentId)
    if (environment?.standing.state === 'deleted') {
      throw new DriverRefusal('environment-deleted', 'The environment is deleted')
    }
    const life = environment?.life ?? 0
    if ((bytes ?? 0) > limits.archiveBytes) throw tooLarge()
    if (arriving >= limits.uploads) throw new DriverRefusal('unavailable', 'Too many uploads at once')
    await checkSpace(bytes ?? limits.archiveBytes)

    arriving++
    const spool = folder.draftPath()
    try {
      const arrived = await receive(body, spool)
      if (sha256 !== undefined && sha256 !== arrived) {
        throw new ArchiveRefusal('digest-differs', 'The body is not the one that Content-Digest tells')
      }
      // Of two uploads of one release, the second one finds what the first one made.
      return await turns.take(`${environmentId}/${releaseId}`, () => unpack(spool, arrived))
    } catch (error) {
      if (isDiskFull(error)) throw noSpace()
      throw error
    } finally {
      arriving--
      await rm(spool, { force: true })
    }

    async function unpack(path: string, madeOf: string): Promise<{ head: ManifestHead; isNew: boolean }> {
      const known = environments.get(environmentId)?.releases.get(releaseId)
      if (known?.madeOf === madeOf) return { head: known, isNew: false }
      const draft = folder.draftPath()
      const writer = await createContentWriter(draft)
      try {
        await unpackArchive({ path, type }, writer, limits)
        const head = await writer.finish({ createdAt: Date.now(), madeOf })
        if (known?.digest === head.digest) return { head: known, isNew: false }
        if (known) throw new DriverRefusal('release-exists', 'There is another release of this id')
        await environments.add('releases', environmentId, releaseId, { path: draft, head, life })
        return { head, isNew: true }
      } finally {
        await writer.close()
        await rm(draft, { recursive: true, force: true })
      }
    }
  }

  /** @returns its SHA-256 in hex */
  async function receive(body: Readable, path: string): Promise<string> {
    const hash = createHash('sha256')
    const file = await open(path, 'wx')
    try {
      let received = 0
      for await (const chunk of chunksOf(body)) {
        received += chunk.length
        if (received > limits.archiveBytes) throw tooLarge()
        hash.update(chunk)
        await file.write(chunk)
      }
      return hash.digest('hex')
    } finally {
      await file.close()
    }
  }

  /** Leaves the body open when it is not read to its end, so that its sender can be answered. */
  async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
    const chunks: AsyncIterator<Buffer> = body.iterator({ destroyOnReturn: false })
    try {
      for (;;) {
        const { value, done } = await inTime(chunks.next())
        if (done) return
        yield value
      }
    } finally {
      // Not awaited: where the sender is silent, the iterator still waits for a chunk.
      void chunks.return?.().catch(() => {})
    }
  }

  function inTime<Value>(arriving: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const silence = setTimeout(() => reject(incomplete('came too slowly')), limits.silenceMs)
      arriving.then(resolve, () => reject(incomplete('ended too soon'))).finally(() => clearTimeout(silence))
    })
  }

  async function checkSpace(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(folder.path)
    if (bavail * bsize < bytes + limits.spareBytes) throw noSpace()
  }

  function tooLarge(): ArchiveRefusal {
    return new ArchiveRefusal('archive-too-large', `The archive has more than ${limits.archiveBytes} bytes`)
  }
}

function incomplete(how: string): DriverRefusal {
  return new DriverRefusal('unavailable', `The body ${how}`)
}

function noSpace(): DriverRefusal {
  return new DriverRefusal('not-enough-space', 'The disk is full')
}
