// Checks the alerts with Prometheus' own promtool: that they can be read, that each fires in its case, and that none does in
// a system that is well. promtool is built once with Go, in the version and with the hashes of promtool/go.mod, and kept in
// the user's cache. Without Go nothing is checked, and the run says so.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from '@holdfast/embedded/fetch-cache'

const here = import.meta.dirname
const source = join(here, 'promtool')

const program = process.env.PROMTOOL ?? built()
if (program) {
  const tests = globSync('tests/*.yaml', { cwd: here })
  run(program, ['check', 'rules', '--lint=all', 'alerts.yaml'])
  run(program, ['test', 'rules', ...tests])
} else {
  console.log('NOT CHECKED: the alerts were not tested, since there is neither Go here to build promtool nor PROMTOOL.')
}

function built(): string | undefined {
  const pinned = createHash('sha256')
    .update(readFileSync(join(source, 'go.sum')))
    .digest('hex')
    .slice(0, 8)
  const folder = join(cacheFolder, 'tools')
  const path = join(folder, `promtool-${pinned}`)
  if (existsSync(path)) return path
  if (spawnSync('go', ['version']).status !== 0) return undefined
  console.log('promtool is built, once; this takes some minutes.')
  mkdirSync(folder, { recursive: true })
  const unfinished = `${path}.${process.pid}`
  // Without what finds targets in all the clouds, which is most of it.
  const options = ['-tags', 'remove_all_sd', '-ldflags', '-s -w', '-o', unfinished]
  const environment = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly' }
  const { status } = spawnSync('go', ['build', ...options, 'github.com/prometheus/prometheus/cmd/promtool'], {
    cwd: source,
    env: environment,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('promtool cannot be built')
  renameSync(unfinished, path)
  return path
}

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
