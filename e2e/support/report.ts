import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** The machine's load when the bench began: a busy machine gives other results. */
export const loadBefore = loadavg()[0]!

/**
 * Prints the results, and writes them to bench/results with the machine and the versions. Text that people have written
 * below them, from the first `##` heading on, stays: read it again, and correct it.
 * @param servers lines such as "MongoDB: embedded 6.0.5 …"
 */
export function report(options: { name: string; title: string; intro: string; servers: string[]; lines: string }) {
  const { name, title, intro, servers, lines } = options
  const [cpu] = cpus()
  const text = `# ${title}

${intro}

| | |
|---|---|
| date | ${new Date().toISOString().slice(0, 10)} |
| machine | ${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB |
| load average before | ${loadBefore.toFixed(1)} |
| Node.js | ${process.version} |
${servers.map((server) => `| ${server.replace(': ', ' | ')} |`).join('\n')}

\`\`\`
${lines}
\`\`\`
`
  const folder = join(import.meta.dirname, '../../bench/results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.md`)
  writeFileSync(file, text + writtenBelow(file))
  console.log(`\n${text}`)
}

function writtenBelow(file: string): string {
  const [, ...sections] = existsSync(file) ? readFileSync(file, 'utf8').split('\n## ') : []
  return sections.map((section) => `\n## ${section}`).join('')
}

/** Rounds milliseconds for a report. */
export function ms(value: number): number {
  return value < 100 ? Math.round(value * 10) / 10 : Math.round(value)
}
