// Holds protos/ against two images of it that are committed, and brings these up to date. `npm run generate` does so
// when nothing breaks; with --check it only says what breaks, and whether an image is behind; with --break (`npm run
// break-contracts`) a change may break calls between processes. What a ledger keeps no option lets through.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { protoFiles, protoRoot } from './load.ts'

const isCheck = process.argv.includes('--check')
const mayBreak = process.argv.includes('--break')
const buf = join(protoRoot, '../node_modules/.bin/buf')
const folder = mkdtempSync(join(tmpdir(), 'holdfast-baseline-'))

/** Entries and facts are stored for good, so no message, field or value of theirs may lose its name or its number. */
const kept = {
  image: join(protoRoot, 'kept.binpb'),
  rules: '{"version":"v2","breaking":{"use":["FILE"]}}',
  build: () => buildImage(keptTypes().map((type) => `--type=${type}`)),
  advice: 'Ledgers keep these for good: add new fields and messages, and leave the old ones as they are.',
}

/** Calls are made between processes of two releases, while one replaces the other. */
const calls = {
  image: join(protoRoot, 'calls.binpb'),
  rules: join(protoRoot, 'buf.yaml'),
  build: () => buildImage([]),
  advice:
    'Add, and leave the old as it is. If the break is meant, and nothing runs that needs it: npm run break-contracts',
}

try {
  const broken = [kept, ...(mayBreak ? [] : [calls])].filter((contract) => !isCompatible(contract))
  for (const { advice } of broken) console.error(advice)
  if (broken.length > 0) process.exitCode = 1
  else for (const contract of [kept, calls]) bringUpToDate(contract)
} finally {
  rmSync(folder, { recursive: true })
}

function bringUpToDate({ image, build }: typeof kept) {
  const current = build()
  if (readFileSync(image).equals(current)) return
  if (!isCheck) return writeFileSync(image, current)
  console.error(`protos/${basename(image)} is behind: run npm run generate`)
  process.exitCode = 1
}

function isCompatible({ image, rules }: typeof kept): boolean {
  const args = ['breaking', protoRoot, '--against', image, '--config', rules, '--against-config', rules]
  return spawnSync(buf, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Every message of the files that declare entries and facts. What their fields refer to is kept with them. */
function keptTypes(): string[] {
  const files = protoFiles.filter((file) => /\/events\.proto$|\/ledger\/v1\/entry\.proto$/.test(file))
  const image = JSON.parse(
    buildImage([...files.map((file) => `--path=${join(protoRoot, file)}`), '--exclude-imports'], 'json').toString(),
  )
  return image.file.flatMap((file: { package: string; messageType?: { name: string }[] }) =>
    (file.messageType ?? []).map(({ name }) => `${file.package}.${name}`),
  )
}

function buildImage(args: string[], format = 'binpb'): Buffer {
  const out = join(folder, `image.${format}`)
  // Without comments, so that a better word in one is no change of a contract.
  execFileSync(buf, ['build', protoRoot, '--exclude-source-info', '-o', out, ...args])
  return readFileSync(out)
}
