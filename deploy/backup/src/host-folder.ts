import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { FILES_LIST, type KeptHostFiles } from './manifest.ts'

/** One file of a host's folder. A copy of a release is a hard link, and stays one. */
interface KeptFile {
  path: string
  bytes: number
  sha256: string
  /** The file, earlier in the list, that is this very one. */
  sameAs?: string
}

/** In a backup. */
const FILES = 'files'
/** The lock of a running process, and what is only being made. */
const LEFT_OUT = new Set(['lock', 'drafts'])
/** A folder that was copied is another one: whoever remembers a position in its counts has to begin anew. */
const STORE_ID = 'usage/id'
const STANDING = 'standing.json'
const TRIES = 10

/**
 * Copies what the host that comes along has in its folder, while it runs. A release never changes once it is in its place,
 * so what matters is that the wish that is copied names releases that are copied.
 */
export async function copyHostFolder({
  from,
  folder,
  say,
}: {
  from: string
  folder: string
  say: (line: string) => void
}): Promise<KeptHostFiles> {
  const kept = new Map<string, KeptFile>()
  const byInode = new Map<string, string>()
  for (const name of (await readdir(from)).filter((each) => !LEFT_OUT.has(each))) {
    if (name !== 'environments') {
      await copyAll(name, { mayVanish: true })
      continue
    }
    for (const id of await readdir(join(from, name))) await copyEnvironment(join(name, id))
  }
  const files = [...kept.values()]
  const list = files.map((file) => `${JSON.stringify(file)}\n`).join('')
  await writeFile(join(folder, FILES_LIST), list, { mode: 0o600, flush: true })
  const bytes = files.reduce((sum, file) => sum + (file.sameAs === undefined ? file.bytes : 0), 0)
  say(`  files of the host: ${files.length} files, ${bytes} bytes`)
  return { files: files.length, bytes, sha256: sha256(list) }

  /** Again, if its wish was another one at the end than at the beginning. */
  async function copyEnvironment(path: string) {
    for (let tries = 1; ; tries++) {
      const before = await standingOf(path)
      await copyAll(path).catch((error) => {
        if (!isMissing(error) || tries === TRIES) throw error
      })
      const copied = kept.get(join(path, STANDING))
      const after = await standingOf(path)
      const isWhole = before === after && (copied?.sha256 ?? '') === (after === undefined ? '' : sha256(after))
      if (isWhole && (await isAllThere(path))) return
      if (tries === TRIES) throw new Error(`${path} changes all the time. Make another backup when it is quieter.`)
      await forget(path)
    }
  }

  async function standingOf(path: string): Promise<string | undefined> {
    return readFile(join(from, path, STANDING), 'utf8').catch((error) => {
      if (!isMissing(error)) throw error
      return undefined
    })
  }

  /** A release that was removed meanwhile may have been copied in part. */
  async function isAllThere(path: string): Promise<boolean> {
    for (const file of kept.keys()) {
      if (file.startsWith(`${path}/`) && (await lstat(join(from, file)).catch(() => undefined)) === undefined)
        return false
    }
    return true
  }

  async function forget(path: string) {
    for (const file of kept.keys()) if (file.startsWith(`${path}/`)) kept.delete(file)
    for (const [inode, file] of byInode) if (file.startsWith(`${path}/`)) byInode.delete(inode)
    await rm(join(folder, FILES, path), { recursive: true, force: true })
  }

  /** @param options.mayVanish what is removed meanwhile, such as counts of an old day, is left out */
  async function copyAll(path: string, { mayVanish = false } = {}): Promise<void> {
    const found = await lstat(join(from, path)).catch((error) => {
      if (mayVanish && isMissing(error)) return undefined
      throw error
    })
    if (!found) return
    if (found.isDirectory()) {
      for (const name of (await readdir(join(from, path))).sort()) await copyAll(join(path, name), { mayVanish })
      return
    }
    if (!found.isFile() || path === STORE_ID || path.endsWith('.draft')) return
    const inode = `${found.dev}:${found.ino}`
    const first = found.nlink > 1 ? byInode.get(inode) : undefined
    const of = first === undefined ? undefined : kept.get(first)
    if (of) {
      kept.set(path, { ...of, path, sameAs: of.path })
      return
    }
    kept.set(path, { path, ...(await copied(join(from, path), join(folder, FILES, path))) })
    byInode.set(inode, path)
  }
}

/** Throws if a backup does not have the files that it says it has. */
export async function checkFiles(folder: string, kept: KeptHostFiles): Promise<void> {
  for (const { path, sha256: wanted, sameAs } of await listOf(folder, kept)) {
    if (sameAs !== undefined) continue
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, FILES, path)), hash)
    if (hash.digest('hex') !== wanted) throw new Error(`${join(folder, FILES, path)} is not what was backed up.`)
  }
}

/** Puts them into the folder of a host that does not run. */
export async function restoreHostFolder({
  folder,
  to,
  kept,
  say,
}: {
  folder: string
  to: string
  kept: KeptHostFiles
  say: (line: string) => void
}): Promise<void> {
  const files = await listOf(folder, kept)
  for (const { path, sameAs } of files) {
    await mkdir(dirname(join(to, path)), { recursive: true, mode: 0o700 })
    if (sameAs === undefined) await copied(join(folder, FILES, path), join(to, path))
    else await link(join(to, sameAs), join(to, path))
  }
  say(`  files of the host: ${files.length} files`)
}

async function listOf(folder: string, { sha256: wanted }: KeptHostFiles): Promise<KeptFile[]> {
  const list = await readFile(join(folder, FILES_LIST), 'utf8')
  if (sha256(list) !== wanted) throw new Error(`${join(folder, FILES_LIST)} is not what was backed up.`)
  const files: KeptFile[] = list
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  for (const { path, sameAs = path } of files) {
    for (const each of [path, sameAs]) {
      if (isAbsolute(each) || each.split(/[\\/]/).includes('..')) throw new Error(`"${each}" leads out of the folder.`)
    }
  }
  return files
}

async function copied(from: string, to: string): Promise<Pick<KeptFile, 'bytes' | 'sha256'>> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let bytes = 0
  async function* through(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  await pipeline(createReadStream(from), through, createWriteStream(to, { mode: 0o600, flush: true }))
  return { bytes, sha256: hash.digest('hex') }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
