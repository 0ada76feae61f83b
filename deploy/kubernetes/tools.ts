// Programs that have no npm package: what is on PATH goes first if it has the version; else they are built from their Go
// modules, once, into the user's cache. Versions are pinned here.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@holdfast/embedded/fetch-cache'

const tools = {
  helm: { version: '4.3.1', source: 'helm.sh/helm/v4/cmd/helm', says: ['version', '--short'] },
  kubeconform: { version: '0.8.0', source: 'github.com/yannh/kubeconform/cmd/kubeconform', says: ['-v'] },
  'docker-compose': { version: '2.40.3', source: 'github.com/docker/compose/v2/cmd', says: ['version', '--short'] },
} as const

export type ToolName = keyof typeof tools

const cache = join(cacheFolder, 'tools')

/** The path of a program that is there already. */
export function findTool(name: ToolName): string | undefined {
  const built = builtPath(name)
  if (existsSync(built)) return built
  const { version, says } = tools[name]
  const { stdout } = spawnSync(name, says, { encoding: 'utf8' })
  return new RegExp(`^v?${RegExp.escape(version)}\\b`).test(stdout ?? '') ? name : undefined
}

/** The path of a program, which is built if need be; throws where that cannot be done. */
export function getTool(name: ToolName): string {
  const found = findTool(name)
  if (found !== undefined) return found
  if (spawnSync('go', ['version']).status !== 0) throw new Error(`neither ${name} nor Go, which builds it, is here`)
  console.log(`builds ${name} ${tools[name].version}, once`)
  const built = builtPath(name)
  const folder = `${built}.${process.pid}`
  mkdirSync(folder, { recursive: true })
  try {
    build(name, folder)
    // Renamed, so that a build that was interrupted is none.
    renameSync(join(folder, name), built)
  } finally {
    rmSync(folder, { recursive: true })
  }
  return built
}

/** In a module of its own: `go install` refuses one that excludes versions of what it needs. */
function build(name: ToolName, folder: string) {
  const { source, version } = tools[name]
  writeFileSync(join(folder, 'go.mod'), 'module holdfast.invalid/tool\n')
  for (const args of [
    ['get', `${source}@v${version}`],
    ['build', '-trimpath', '-ldflags=-s -w', '-o', name, source],
  ]) {
    const env = { ...process.env, CGO_ENABLED: '0' }
    const { status, stderr } = spawnSync('go', args, { cwd: folder, env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${name} cannot be built: ${stderr.trim().split('\n').at(-1)}`)
  }
}

function builtPath(name: ToolName): string {
  return join(cache, `${name}-${tools[name].version}`)
}
