import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { fromBufferPromise } from 'yauzl'

/** The files of a small archive in memory, by path. For archives that somebody made in a test, not for hostile ones. */
export type Content = ReadonlyMap<string, Buffer>

export async function readArchive(type: string, archive: Buffer): Promise<Content> {
  return type === 'application/zip' ? readZip(archive) : readTarGz(archive)
}

/** The digest of a content, as the contract defines it. */
export function digestOf(content: Content): string {
  const hash = createHash('sha256')
  const files = [...content].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  for (const [path, bytes] of files) hash.update(`${path}\0${createHash('sha256').update(bytes).digest('hex')}\n`)
  return `sha256:${hash.digest('hex')}`
}

export async function makeTarGz(content: Content): Promise<Buffer> {
  const archive = pack()
  for (const [name, bytes] of content) archive.entry({ name }, bytes)
  archive.finalize()
  return gzipSync(await buffer(archive))
}

async function readTarGz(archive: Buffer): Promise<Content> {
  const content = new Map<string, Buffer>()
  const entries = Readable.from([gunzipSync(archive)]).pipe(extract())
  for await (const entry of entries) {
    if (entry.header.type === 'file') content.set(entry.header.name.replace(/^\.\//, ''), await buffer(entry))
    else entry.resume()
  }
  return content
}

async function readZip(archive: Buffer): Promise<Content> {
  const content = new Map<string, Buffer>()
  const zip = await fromBufferPromise(archive)
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) content.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  return content
}
