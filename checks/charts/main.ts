// Renders the chart with several values and holds the result to the schemas of Kubernetes and to the rules of policy.ts.
// helm and kubeconform are built once, by Go; where that cannot be done nothing is checked, which is said aloud and fails
// with --strict.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { driverNames, serviceNames } from '@holdfast/contracts'
import { parse, stringify } from 'yaml'
import { getTool } from '../../deploy/kubernetes/tools.ts'
import { type SettingsSchema, settingsSchema } from '../../deploy/settings.ts'
import { root } from '../repository.ts'
import { type ClusterObject, parseObjects } from './objects.ts'
import { missingPrograms, problemsOf } from './policy.ts'
import { type Fixed, fixedIn, upgradeProblems } from './upgrade.ts'

const chart = join(root, 'deploy/kubernetes')
const tests = join(chart, 'tests')
const schemas = join(import.meta.dirname, 'schemas')
const monitoring = ['PodMonitor', 'PrometheusRule'].map((kind) => `monitoring.coreos.com/v1/${kind}`)
const kinds = ['--api-versions', monitoring.join()]

const { helm, kubeconform } = tools()

const settings: Record<string, SettingsSchema> = {}
for (const name of [...serviceNames, ...driverNames]) {
  settings[name] = await settingsSchema(name)
}

for (const name of ['smallest', 'everything', 'first']) {
  const { text, objects } = render('holdfast', name, kinds)
  const hasDigests = name === 'everything'
  const withHost = name !== 'smallest'
  tell(`${name}: forms`, conform(text))
  tell(`${name}: policy`, [
    ...missingPrograms(objects, { withHost }),
    ...problemsOf(objects, { settings, hasDigests, isTls: name !== 'first' }),
  ])
}

const first = render('holdfast', 'first').objects
const fixedFile = join(tests, 'first-fixed.yaml')
if (process.argv.includes('--keep-first')) writeFileSync(fixedFile, stringify(withoutJobs(fixedIn(first))))
tell('an upgrade from the first version', [
  ...upgradeProblems(parse(readFileSync(fixedFile, 'utf8')) as Fixed, fixedIn(first)),
  ...upgradeProblems(fixedIn(first), fixedIn(render('holdfast', 'first', ['--set', 'image.tag=second']).objects)),
  ...upgradeProblems(
    fixedIn(first),
    fixedIn(render('holdfast', 'first', ['--set', 'settings.LOG_LEVEL=debug']).objects),
  ),
])

tell('two releases in one namespace', sameNames(first, render('another', 'first').objects))
tell(
  'another release name',
  problemsOf(render('another', 'everything').objects, { settings, hasDigests: true, isTls: true }),
)
tell(
  'a cluster without kinds of its own',
  render('holdfast', 'everything')
    .objects.filter(({ kind }) => kind === 'PodMonitor' || kind === 'PrometheusRule')
    .map(({ kind }) => `it gets a ${kind}`),
)
for (const file of readdirSync(join(tests, 'refused'))) {
  const values = join(tests, 'refused', file)
  const [, sentence = ''] = /^# says: (.*)$/m.exec(readFileSync(values, 'utf8')) ?? []
  const { status, stderr } = run(helm, ['template', 'holdfast', chart, '--values', values])
  const problem = status === 0 ? 'it is not refused' : stderr.includes(sentence) ? '' : `it says: ${stderr.trim()}`
  tell(`refused: ${file}`, problem ? [problem] : [])
}

function tools() {
  try {
    return { helm: getTool('helm'), kubeconform: getTool('kubeconform') }
  } catch (error) {
    console.warn(`NOT CHECKED: the chart: ${(error as Error).message}`)
    process.exit(process.argv.includes('--strict') ? 1 : 0)
  }
}

function render(release: string, values: string, options: string[] = []) {
  const file = join(tests, `${values}.yaml`)
  const { status, stdout, stderr } = run(helm, ['template', release, chart, '--values', file, ...options])
  if (status !== 0) throw new Error(`the chart cannot be rendered with ${values}.yaml: ${stderr}`)
  return { text: stdout, objects: parseObjects(stdout) }
}

function conform(text: string): string[] {
  const location = join(schemas, '{{.ResourceKind}}{{.KindSuffix}}.json')
  const { status, stdout, stderr } = run(kubeconform, ['-strict', '-schema-location', location], text)
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split('\n')
}

function run(command: string, args: string[], input?: string) {
  return spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

/** Jobs of the first version are gone when a later one comes. */
function withoutJobs(fixed: Fixed): Fixed {
  return Object.fromEntries(Object.entries(fixed).filter(([name]) => !name.startsWith('Job ')))
}

function sameNames(these: ClusterObject[], those: ClusterObject[]): string[] {
  const name = ({ kind, metadata }: ClusterObject) => `${kind} ${metadata.name}`
  const taken = new Set(these.map(name))
  return those.map(name).filter((one) => taken.has(one))
}

function tell(name: string, problems: string[]) {
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`)
  for (const problem of problems) console.log(`       ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}
