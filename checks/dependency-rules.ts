import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { printedBy, root } from './repository.ts'

type Pattern = string | string[] | undefined
type Rule = { name: string; from: { path?: Pattern; pathNot?: Pattern }; to: { path?: Pattern; pathNot?: Pattern } }
type Graph = {
  modules: { source: string }[]
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}

const config = join(root, '.dependency-cruiser.cjs')
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: Rule[] }

/** Of each rule, files that break it and no other rule. Of a service that does not exist: rules hold for those to come. */
const offenders: Record<string, Record<string, string>> = {
  // A cycle is reported once, in the file that closes it.
  'no-cycles': { 'libs/access/src/egg.ts': `import './hen.ts'` },
  'no-service-imports-another': { 'services/future/src/sites/site-store.ts': `import '../../../company/src/app.ts'` },
  'services-are-not-imported': {
    'libs/access/src/curious.ts': `import '../../../services/company/src/app.ts'`,
    'deploy/laptop/src/curious.ts': `import '../../../services/company/src/app.ts'`,
  },
  'the-model-runs-rules-only': {
    'libs/model/src/commands/curious.ts': `import '../../../../services/company/src/sites/site-limits.ts'`,
  },
  'product-does-not-know-its-runs': {
    'services/future/src/app.ts': `import '../../../bench/api.ts'`,
    'libs/access/src/tested.ts': `import '../../../e2e/races.ts'`,
  },
  'runs-do-not-import-each-other': { 'bench/copied.ts': `import '../e2e/races.ts'` },
  'kafkajs-in-messaging-only': { 'services/future/src/sites/site-feed.ts': `import 'kafkajs'` },
  'rules-touch-no-world': {
    'services/future/src/sites/site.ts': `import 'mongoose'`,
    'services/future/src/sites/plot.ts': `import './site-store.ts'`,
    'services/future/src/sites/files.ts': `import 'node:fs/promises'`,
    'services/future/src/sites/address.ts': `import 'node:dgram'`,
    'services/future/src/sites/site2.ts': `import '@holdfast/process'`,
    'services/future/src/sites/dnsZone.ts': `import 'mongodb'`,
    'services/future/src/sites/environments/environment.ts': `import '@holdfast/ledger'`,
    'services/future/src/site-transfers/site-transfer.ts': `import '@holdfast/replica'`,
    'services/future/src/plan.ts': `import '@holdfast/access/company'`,
  },
  'rules-use-no-wiring': {
    'services/future/src/sites/limit.ts': `import '../config.ts'`,
    'services/future/src/sites/quota.ts': `import '../app.ts'`,
  },
  'lease-machines-touch-no-world': {
    'libs/ledger/src/leases/machines/keeper.ts': `import '../../documents.ts'`,
    'libs/replica/src/replica.ts': `import '@holdfast/runtime'`,
  },
  'testing-in-tests-only': {
    'services/future/src/sites/site-api.ts': `import '@holdfast/testing'`,
    'services/future/src/sites/site-routes.ts': `import '../testing/site-service.ts'`,
  },
  resolvable: { 'libs/access/src/lost.ts': `import './nowhere.ts'` },
}

/** Allowed, though it looks much like the above. */
const innocents: Record<string, string> = {
  'libs/model/src/commands/rules.ts': `import '../../../../services/company/src/domain-names/domain-name.ts'`,
  'services/company/src/domain-names/domain-name.ts': '',
  'services/company/src/sites/site-limits.ts': '',
  'libs/access/src/hen.ts': `import './egg.ts'`,
  'services/future/src/sites/tenure.ts': `import type { Types } from 'mongoose'\nexport type Id = Types.ObjectId`,
  'services/future/src/sites/name.ts': `import 'node:crypto'\nimport '@holdfast/errors'\nimport './tenure.ts'`,
  'services/future/src/domain-names/domain-name.ts': `import '../sites/name.ts'`,
  'services/future/src/sites/owner.ts': `import '../domain-names/domain-name.ts'`,
  'services/future/src/config.ts': `import '@holdfast/runtime'`,
  'services/gateway/src/future/routes.ts': `import './site-routes.ts'`,
  'services/gateway/src/future/site-routes.ts': `import 'mongoose'`,
  'services/future/src/sites/site.test.ts': `import '@holdfast/testing'\nimport '../testing/site-service.ts'`,
  'services/future/src/sites/copy-store.ts': `import 'mongoose'\nimport '@holdfast/ledger'`,
  'services/future/src/testing/site-service.ts': `import '@holdfast/runtime'`,
  'bench/api.ts': `import '../e2e/support/table.ts'`,
  'e2e/races.ts': `import './support/table.ts'`,
  'e2e/support/table.ts': '',
  'checks/main.ts': '',
  'services/company/src/app.ts': `import '@holdfast/messaging'`,
  'libs/messaging/src/index.ts': `import 'kafkajs'`,
  'libs/runtime/src/index.ts': '',
  'libs/testing/src/index.ts': '',
  'libs/access/src/company/index.ts': '',
  'libs/errors/src/index.ts': '',
  'libs/process/src/index.ts': '',
  'libs/replica/src/index.ts': '',
  'libs/ledger/src/index.ts': '',
  'libs/ledger/src/documents.ts': '',
}

/** A rule that no longer fires, fires where it should not, or has a pattern that matches nothing any more. */
export function dependencyRules(): string[] {
  return [...withoutOffender(forbidden), ...wronglyJudged(cruiseExample()), ...idlePatterns(forbidden, sourcesOf(root))]
}

function withoutOffender(rules: Rule[]): string[] {
  return rules
    .filter(({ name }) => !offenders[name])
    .map(({ name }) => `${name}: add a file that breaks it to checks/dependency-rules.ts`)
}

/** @param violations of the example above, as the rules see them */
export function wronglyJudged(violations: Graph['summary']['violations']): string[] {
  const expected = Object.entries(offenders).flatMap(([rule, files]) =>
    Object.keys(files).map((file) => `${rule} in ${file}`),
  )
  const found = new Set(violations.map(({ rule, from }) => `${rule.name} in ${from}`))
  return [
    ...expected.filter((offence) => !found.has(offence)).map((offence) => `not noticed: ${offence}`),
    ...[...found].filter((offence) => !expected.includes(offence)).map((offence) => `noticed, and allowed: ${offence}`),
  ]
}

/** @param sources all files that the rules see, those of packages and of Node included */
export function idlePatterns(rules: Rule[], sources: string[]): string[] {
  return rules.flatMap(({ name, from, to }) =>
    [from.path, from.pathNot, to.path, to.pathNot]
      .flatMap((pattern) => pattern ?? [])
      // What stands for a group of the other side, stands for any name here.
      .filter((pattern) => !sources.some((source) => new RegExp(pattern.replace('$1', '[^/]+')).test(source)))
      .map((pattern) => `${name}: no file matches ${pattern}; was it renamed?`),
  )
}

function cruiseExample() {
  const example = mkdtempSync(join(tmpdir(), 'holdfast-rules-'))
  try {
    for (const files of [innocents, ...Object.values(offenders)]) {
      for (const [file, text] of Object.entries(files)) write(join(example, file), text)
    }
    for (const name of ['mongoose', 'mongodb', 'kafkajs']) write(join(example, 'node_modules', name, 'index.js'), '')
    mkdirSync(join(example, 'node_modules/@holdfast'))
    for (const name of ['access', 'errors', 'ledger', 'messaging', 'process', 'replica', 'runtime', 'testing']) {
      const exports = { '.': './src/index.ts', './*': './src/*/index.ts' }
      const manifest = { name: `@holdfast/${name}`, type: 'module', exports }
      write(join(example, 'libs', name, 'package.json'), JSON.stringify(manifest))
      symlinkSync(`../../libs/${name}`, join(example, 'node_modules/@holdfast', name))
    }
    return cruise(example).summary.violations
  } finally {
    rmSync(example, { recursive: true })
  }
}

function sourcesOf(folder: string): string[] {
  return cruise(folder).modules.map(({ source }) => source)
}

function cruise(cwd: string): Graph {
  return JSON.parse(printedBy('depcruise', ['--config', config, '--output-type', 'json', '.'], { cwd }))
}

function write(path: string, text: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
