// Writes what of the chart follows from the table of services and the schemas of settings: its rows and the schema of its
// values. Where helm is, also install.yaml, which is the chart with install-values.yaml. Run by `npm run generate`; with
// --check it only says whether that was forgotten.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ProgramName, programNames } from '@holdfast/contracts'
import { stringify } from 'yaml'
import { clusterSettings, programRows } from './rows.ts'
import { findTool } from './tools.ts'
import { valuesSchema } from './values-schema.ts'

const isCheck = process.argv.includes('--check')

function write(name: string, text: string) {
  const path = join(import.meta.dirname, name)
  if (!isCheck) return writeFileSync(path, text)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  console.error(`deploy/kubernetes/${name} is not what its sources say: run npm run generate`)
  process.exitCode = 1
}

const rows = await programRows()
const settings = Object.fromEntries(
  await Promise.all(programNames.map(async (name) => [name, (await clusterSettings(name)).properties] as const)),
) as Record<ProgramName, Awaited<ReturnType<typeof clusterSettings>>['properties']>

write(
  'files/services.yaml',
  `# Generated from the table of services and the schemas of settings: npm run generate\n${stringify(rows)}`,
)
// A chart holds only what is in its folder.
const alerts = join(import.meta.dirname, '../observability/alerts.yaml')
if (existsSync(alerts)) write('files/alerts.yaml', readFileSync(alerts, 'utf8'))
write('values.schema.json', `${JSON.stringify(valuesSchema(rows, settings), null, 2)}\n`)

const helm = findTool('helm')
if (helm) write('install.yaml', renderInstall(helm))
else console.warn('NOT COMPARED: deploy/kubernetes/install.yaml, which needs helm: npm run check:charts brings it')

function renderInstall(helm: string): string {
  const values = join(import.meta.dirname, 'install-values.yaml')
  const options = ['--namespace', 'holdfast', '--values', values]
  const rendered = execFileSync(helm, ['template', 'holdfast', import.meta.dirname, ...options], { encoding: 'utf8' })
  const head = [
    '# Generated from the chart with install-values.yaml: npm run generate',
    '# Secrets, trusted-keys and certificates are made by hand: docs/running-on-kubernetes.md',
  ]
  return `${head.join('\n')}\n${rendered}`
}
