import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@holdfast/embedded/fetch-cache'

const source = join(import.meta.dirname, '../prometheus')

/**
 * The path of one of Prometheus' programs: what the environment names (PROMTOOL, PROMETHEUS), else built once with Go, in the
 * version and with the hashes of prometheus/go.mod, and kept in the user's cache. Undefined where there is no Go.
 */
export function prometheusTool(name: 'prometheus' | 'promtool'): string | undefined {
  return process.env[name.toUpperCase()] || built(name)
}

function built(name: string): string | undefined {
  const pinned = createHash('sha256')
    .update(readFileSync(join(source, 'go.sum')))
    .digest('hex')
    .slice(0, 8)
  const folder = join(cacheFolder, 'tools')
  const path = join(folder, `${name}-${pinned}`)
  if (existsSync(path)) return path
  if (spawnSync('go', ['version']).status !== 0) return undefined
  console.log(`${name} is built, once; this takes some minutes.`)
  mkdirSync(folder, { recursive: true })
  const unfinished = `${path}.${process.pid}`
  // Without what finds targets in all the clouds, which is most of it.
  const options = ['-tags', 'remove_all_sd', '-ldflags', '-s -w', '-o', unfinished]
  const environment = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' }
  const { status } = spawnSync('go', ['build', ...options, `github.com/prometheus/prometheus/cmd/${name}`], {
    cwd: source,
    env: environment,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error(`${name} cannot be built`)
  renameSync(unfinished, path)
  return path
}
