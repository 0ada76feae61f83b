import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A metric that some process tells, as the table in its source describes it. */
export interface DeclaredMetric {
  name: string
  kind: 'counter' | 'gauge' | 'histogram'
  labels: string[]
  help: string
}

const root = join(import.meta.dirname, '../../..')

/** All metrics of all processes, by their names. Taken from the text: nothing may import what is inside a service. */
export function declaredMetrics(): DeclaredMetric[] {
  const folders = ['libs', 'services'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(root, kind, name, 'src')),
  )
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  )
  const found = new Map(sources.flatMap(metricsIn).map((metric) => [metric.name, metric]))
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

/** @param source with entries `{ name: 'holdfast_…', help: '…', labels: […], … }` */
export function metricsIn(source: string): DeclaredMetric[] {
  const entries = source.split(/(?=\bname: 'holdfast_)/).slice(1)
  return entries.map((rest) => {
    // To the end of the entry: what follows in the file is not about it.
    const entry = rest.split(/\},?\n/, 1).join('')
    const [, name = ''] = /^name: '(\w+)'/.exec(entry) ?? []
    const [, quoted = ''] = /\bhelp:\s*((?:(?:'[^']*'|"[^"]*")(?:\s*\+\s*)?)+)/.exec(entry) ?? []
    const help = [...quoted.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) => a ?? b).join('')
    if (help === '') throw new Error(`${name} has no help text that can be read`)
    const [, labels = ''] = /\blabels: \[([^\]]*)\]/.exec(entry) ?? []
    const kind = name.endsWith('_total') ? 'counter' : /\bdistributions:/.test(entry) ? 'histogram' : 'gauge'
    return { name, kind, labels: [...labels.matchAll(/'(\w+)'/g)].map(([, label]) => label!), help }
  })
}

/** The names of the series that a metric has. */
export function seriesOf({ name, kind }: DeclaredMetric): string[] {
  return kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]
}
