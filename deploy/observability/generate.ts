// Writes the dashboards, and docs/metrics.md from the tables of metrics in the sources. Run by `npm run generate`; with
// --check it only says whether that was forgotten.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderedDashboards } from './src/dashboards.ts'
import { declaredMetrics } from './src/declared-metrics.ts'

const isCheck = process.argv.includes('--check')

function write(path: string, text: string) {
  if (!isCheck) return writeFileSync(path, text)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  console.error(`${path} is not what its sources say: run npm run generate`)
  process.exitCode = 1
}

function metricsPage(): string {
  const rows = declaredMetrics().map(
    ({ name, kind, labels, help }) =>
      `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help.replaceAll('|', '\\|')} |`,
  )
  return [
    '# Metrics',
    '',
    'Generated from the tables of metrics in the sources. What to do about them: [observability.md](observability.md),',
    '[operating-replicas.md](operating-replicas.md), [operating-sites.md](operating-sites.md). Times are seconds, and',
    'counters begin when a process starts. What is about a ledger has the label `owner` too.',
    '',
    '| metric | kind | labels | what |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const folder = join(import.meta.dirname, 'dashboards')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(renderedDashboards())) write(join(folder, name), text)
write(join(import.meta.dirname, '../../docs/metrics.md'), metricsPage())
