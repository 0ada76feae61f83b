// Leaves of this repository what one program needs, without what only its development needs: `node only.mjs company`. For
// the build of an image, which has a copy of the repository. What is left is installed by `npm ci`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [program] = process.argv.slice(2)
const folders = ['libs', 'services'].flatMap((parent) => readdirSync(parent).map((name) => `${parent}/${name}`))
const packages = new Map(folders.map((folder) => [read(folder).name, folder]))
if (!folders.includes(`services/${program}`)) throw new Error(`SERVICE must name a folder of services/: ${program}`)

const needed = new Set()
need(read(`services/${program}`).name)

for (const [name, folder] of packages) {
  if (!needed.has(name)) {
    rmSync(folder, { recursive: true })
    continue
  }
  const { devDependencies: _, ...rest } = read(folder)
  write(folder, rest)
  for (const path of readdirSync(folder, { recursive: true })) {
    if (/\.test\.ts$|(^|\/)testing$/.test(path)) rmSync(join(folder, path), { recursive: true, force: true })
  }
}

// The package `node` is among the root's dependencies: the image has Node already.
const { dependencies: _node, devDependencies: _tools, scripts: _scripts, ...root } = read('.')
write('.', { ...root, workspaces: [...needed].map((name) => packages.get(name)) })

function need(name) {
  const folder = packages.get(name)
  if (folder === undefined || needed.has(name)) return
  needed.add(name)
  for (const dependency of Object.keys(read(folder).dependencies ?? {})) need(dependency)
}

function read(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

function write(folder, json) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(json, null, 2)}\n`)
}
