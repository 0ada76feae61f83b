// Asks the registry whether an installed package has a vulnerability that is known, and fails on high and critical ones.
// A registry that cannot say, or cannot be reached, is told aloud and fails nothing, except with --strict: for a release.
import { spawnSync } from 'node:child_process'
import { knownVulnerabilities } from './known-vulnerabilities.ts'
import { root } from './repository.ts'

// Without repeats, so that a machine without a network does not wait.
const options = ['--json', '--fetch-retries=0', '--fetch-timeout=15000']
const { stdout } = spawnSync('npm', ['audit', ...options], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
const found = knownVulnerabilities(stdout)

if ('unanswered' in found) {
  console.warn(
    `NOT CHECKED: whether packages have known vulnerabilities. The registry does not say: ${found.unanswered}`,
  )
  if (process.argv.includes('--strict')) process.exitCode = 1
} else {
  for (const line of found.serious) console.error(`FAILED ${line}`)
  console.log(
    `${found.serious.length} packages with high or critical vulnerabilities, ${found.others} with lesser ones`,
  )
  if (found.serious.length > 0) process.exitCode = 1
}
