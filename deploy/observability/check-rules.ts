// Checks the alerts with Prometheus' own promtool: that they can be read, that each fires in its case, and that none does in
// a system that is well. Without Go nothing is checked, and the run says so.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { prometheusTool } from './src/prometheus-tools.ts'

const here = import.meta.dirname

const program = prometheusTool('promtool')
if (program) {
  const tests = globSync('tests/*.yaml', { cwd: here })
  run(program, ['check', 'rules', '--lint=all', 'alerts.yaml'])
  run(program, ['test', 'rules', ...tests])
} else {
  console.log('NOT CHECKED: the alerts were not tested, since there is neither Go here to build promtool nor PROMTOOL.')
}

function run(command: string, args: string[]) {
  const { status } = spawnSync(command, args, { cwd: here, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
