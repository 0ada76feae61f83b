import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { programNames } from '@holdfast/contracts'
import { folders } from './cluster/folders.ts'
import { archiveImage, buildah, commit, debianTree, type Image, makeImage } from './cluster/images.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const DOCKERFILE = 'deploy/docker/Dockerfile'
const AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt'

/**
 * Builds the image of each service and of the host by the Dockerfile of a folder of this project, on a base that is made
 * here: a registry may not be within reach.
 * @param tag names what is in the folder: images that were built with it are used again
 */
export async function makeServiceImages(
  { folder, tag }: { folder: string; tag: string },
  say: (line: string) => void,
): Promise<Image[]> {
  const { base, build } = await makeBases()
  const images: Image[] = []
  for (const name of programNames) {
    const image = { name: `holdfast/${name}:${tag}`, archive: join(folders.images, `holdfast-${name}.${tag}.tar`) }
    images.push(image)
    if (existsSync(image.archive)) continue
    const begun = performance.now()
    const full = `localhost/${image.name}`
    const args = [`BASE_IMAGE=${base}`, `BUILD_IMAGE=${build}`, `SERVICE=${name}`].flatMap((value) => [
      '--build-arg',
      value,
    ])
    const how = ['--isolation', 'chroot', '--network', 'host', '--layers', '--pull-never', '-q']
    await buildah('bud', ...how, ...args, '-f', join(folder, DOCKERFILE), '-t', full, folder)
    await archiveImage(full, image.archive)
    const { size } = await stat(image.archive)
    say(`${name}: ${(size / 1e6).toFixed(0)} MB (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
  }
  return images
}

/** An image of a mail server that shows its mails, with MongoDB's driver for what sets the database up. */
export async function makeMailImage(): Promise<Image> {
  const versions = await Promise.all(['maildev', 'mongodb'].map(async (name) => `${name}@${await installed(name)}`))
  const app = join(folders.cache, 'mail')
  await mkdir(app, { recursive: true })
  await run('npm', ['install', '--prefix', app, '--ignore-scripts', '--no-audit', '--no-fund', ...versions])
  return makeImage('maildev:1', createHash('sha256').update(versions.join()).digest('hex').slice(0, 12), {
    base: (await makeBases()).base,
    adds: [[app, '/app']],
    entrypoint: [
      'node',
      '/app/node_modules/maildev/bin/maildev',
      '--smtp',
      '1025',
      '--web',
      '1080',
      '--mail-directory',
      '/tmp/mails',
    ],
    user: '10001:10001',
  })
}

async function installed(name: string): Promise<string> {
  return JSON.parse(await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version
}

/** Names what is in the images of this folder: what is committed of it, and what was changed since. */
export async function contentTag(): Promise<string> {
  const git = async (...args: string[]) => (await run('git', args, { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 })).stdout
  const own = ['package.json', 'package-lock.json', '.npmrc', '.dockerignore', 'tsconfig.base.json']
  const parts = ['services', 'libs', 'protos', DOCKERFILE, 'deploy/docker/only.mjs', ...own]
  const [tree, changed, added] = await Promise.all([
    git('ls-tree', 'HEAD', '--', ...parts),
    git('diff', 'HEAD', '--', ...parts),
    git('ls-files', '--others', '--exclude-standard', '--', ...parts),
  ])
  return createHash('sha256').update(tree).update(changed).update(added).digest('hex').slice(0, 12)
}

/** Debian with Node, as the official slim image has it, and the same with npm, which only builds need. */
async function makeBases(): Promise<{ base: string; build: string }> {
  const { dependencies, packageManager } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const base = `localhost/node:${dependencies.node}-slim`
  const build = `localhost/node:${dependencies.node}-npm`
  const isThere = async (name: string) => (await buildah('images', '-q', name).catch(() => '')) !== ''
  if (!(await isThere(base))) {
    const tree = await debianTree('ca-certificates', 'libatomic1')
    await commit(base, 'scratch', [
      [tree, '/'],
      [join(ROOT, 'node_modules/node/bin/node'), '/usr/local/bin/node', '755'],
    ])
  }
  if (!(await isThere(build))) {
    const npm = join(folders.cache, 'npm')
    await rm(npm, { recursive: true, force: true })
    await mkdir(join(npm, 'links'), { recursive: true })
    const { stdout } = await run('npm', ['pack', packageManager, '--silent'], { cwd: npm })
    await run('tar', ['-xzf', stdout.trim()], { cwd: npm })
    await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(npm, 'links', 'npm'))
    await commit(
      build,
      base,
      [
        [join(npm, 'package'), '/usr/local/lib/node_modules/npm'],
        [join(npm, 'links'), '/usr/local/bin'],
        // Where the registry is reached through a proxy, this machine knows the authority of its certificate.
        ...(existsSync(AUTHORITIES) ? ([[AUTHORITIES, AUTHORITIES]] as const) : []),
      ],
      ['--env', `NODE_EXTRA_CA_CERTS=${AUTHORITIES}`],
    )
  }
  return { base, build }
}
