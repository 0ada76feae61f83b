import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** What was there when the bench began: a busy machine tells other figures. */
export const loadBefore = loadavg()[0]!

/**
 * Prints what was measured, and keeps it with the machine and the versions. What people have written below it, from the
 * first heading on, stays: to be read again, and corrected.
 * @param servers lines "MongoDB: embedded 6.0.5 …"
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
  const folder = join(import.meta.dirname, '../results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name}.md`)
  writeFileSync(file, text + writtenBelow(file))
  console.log(`\n${text}`)
}

function writtenBelow(file: string): string {
  const [, ...sections] = existsSync(file) ? readFileSync(file, 'utf8').split('\n## ') : []
  return sections.map((section) => `\n## ${section}`).join('')
}

/** Milliseconds for people. */
export function ms(value: number): number {
  return value < 100 ? Math.round(value * 10) / 10 : Math.round(value)
}
