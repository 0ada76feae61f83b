import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream'
import { pipeline as piped } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { readBytes, type StoredContent } from './content-reading.ts'

/** A content is not what its manifest says: the disk has lost something. */
export class DamagedContent extends Error {}

/**
 * A content as .tar.gz. It is held until the archive has been read or destroyed, and compared with its manifest while
 * it is read: the archive fails with {@link DamagedContent}.
 * @param heard is told how many bytes of the content were read so far
 */
export function archiveContent(content: StoredContent, heard: (bytes: number) => void = () => {}): Readable {
  const tar = pack()
  const gzip = createGzip({ level: 5 })
  // Whatever ends one of the two ends the other.
  pipeline(tar, gzip, () => {})
  addFiles()
    .catch((error) => gzip.destroy(error))
    .finally(() => content.letGo())
  return gzip

  async function addFiles(): Promise<void> {
    const mtime = new Date(content.head.createdAt)
    let done = 0
    for (const { path, sha256, bytes, offset } of content.files.values()) {
      const hash = createHash('sha256')
      const entry = tar.entry({ name: path, size: bytes, mtime, mode: 0o644 })
      await piped(
        async function* () {
          for await (const chunk of readBytes(content.fd, offset, bytes)) {
            hash.update(chunk)
            done += chunk.length
            heard(done)
            yield chunk
          }
        },
        entry as unknown as NodeJS.WritableStream,
      )
      if (hash.digest('hex') !== sha256) throw new DamagedContent('a file is not what the manifest says')
    }
    tar.finalize()
  }
}
