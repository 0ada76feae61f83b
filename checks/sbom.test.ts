import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { serviceNames } from '@holdfast/contracts'
import { expect, test } from '@jest/globals'
import { root, textOf } from './repository.ts'

interface Component {
  group?: string
  name: string
  version: string
  purl: string
}

const nameOf = ({ group, name }: Component) => (group ? `${group}/${name}` : name)
const dependenciesIn = (file: string) => JSON.parse(textOf(file)) as { dependencies: Record<string, string> }

test('the bill of materials has the services and their dependencies, of the versions in use, and no tools', () => {
  const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'sbom.ts')], {
    cwd: root,
    encoding: 'utf8',
  })
  const bill = JSON.parse(printed) as { bomFormat: string; metadata: { component: Component }; components: Component[] }
  expect([bill.bomFormat, bill.metadata.component.name]).toEqual(['CycloneDX', 'holdfast'])
  const versions = new Map(bill.components.map((component) => [nameOf(component), component.version]))
  for (const service of serviceNames) {
    expect(versions.has(`@holdfast/${service}`)).toBe(true)
    for (const [name, version] of Object.entries(dependenciesIn(`services/${service}/package.json`).dependencies)) {
      // Packages of this repository are named by an asterisk.
      expect([name, versions.get(name)]).toEqual([name, version === '*' ? expect.anything() : version])
    }
  }
  for (const tool of ['jest', 'typescript', 'maildev', 'turbo', '@holdfast/testing', '@holdfast/e2e', 'fast-check']) {
    expect([tool, versions.has(tool)]).toEqual([tool, false])
  }
})
