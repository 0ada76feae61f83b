import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface Finding {
  rule: string
  text: string
}

/** What programs of others say of one file. */
export interface Verdict {
  /** By set of rules; one that was not applied is absent. */
  findings: Map<string, Finding[]>
  /** Of a PDF: what a reader finds in it. */
  text: string
  pages: number
}

type Line = { file: string } & ({ ruleSet: string; findings: Finding[] } | { text: string; pages: number })

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const pom = here('pom.xml')
const program = here('ValidateDocuments.java')
const cache = fileURLToPath(new URL('../../node_modules/.cache/documents-check', import.meta.url))

/** Throws, with what is missing, rather than to say that nothing was found. */
export function openValidators() {
  requireJava()
  const libraries = fetchLibraries()
  return {
    /** @param pictures where pictures of the pages go */
    validate(folder: string, pictures?: string): Map<string, Verdict> {
      // -Xshare and one tier of compiling: half of the time is the start.
      const options = ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true', '-cp', `${libraries}/*`]
      const args = [...options, program, folder, ...(pictures === undefined ? [] : [pictures])]
      const { status, stdout, stderr } = spawnSync('java', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
      if (status !== 0) throw new Error(`the validators failed:\n${stderr.slice(-4_000)}`)
      const verdicts = new Map<string, Verdict>()
      for (const line of stdout.split('\n').filter((text) => text.startsWith('{'))) {
        const said = JSON.parse(line) as Line
        const verdict = verdicts.get(said.file) ?? { findings: new Map(), text: '', pages: 0 }
        verdicts.set(said.file, verdict)
        if ('ruleSet' in said) verdict.findings.set(said.ruleSet, said.findings)
        else Object.assign(verdict, { text: said.text, pages: said.pages })
      }
      return verdicts
    },
  }
}

function requireJava(): void {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' })
  if (error) throw new Error('java is not here: the validators need a JDK of version 17 or later')
  const [, version] = /version "(\d+)/.exec(stderr) ?? []
  if (Number(version) < 17) throw new Error(`java is of version ${version}: the validators need 17 or later`)
}

/** Fetched once for each content of pom.xml. A folder that is there is whole: it gets its name at the end. */
function fetchLibraries(): string {
  const folder = `${cache}/${createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 16)}`
  if (existsSync(folder)) return folder
  console.log('Fetching the validators with Maven …')
  const partial = `${folder}.${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`]
  const { error, status, stdout } = spawnSync('mvn', args, { encoding: 'utf8' })
  if (error) throw new Error('mvn is not here: the validators are fetched with Maven')
  if (status !== 0) throw new Error(`Maven could not fetch the validators:\n${stdout.slice(0, 2_000)}`)
  renameSync(partial, folder)
  return folder
}
