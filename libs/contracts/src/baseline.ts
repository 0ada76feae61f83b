// Compares protos/ with two committed images of it. If nothing breaks, it updates them (`npm run generate`). With
// --check it changes nothing, and reports what breaks and which image is out of date. With --break (`npm run
// break-contracts`) a change may break calls between processes. No option allows a break of what ledgers keep.
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
    'Add new fields and methods, and leave the old ones as they are. If the break is intended, and no running process ' +
    'needs the old ones: npm run break-contracts',
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
  console.error(`protos/${basename(image)} is out of date: run npm run generate`)
  process.exitCode = 1
}

function isCompatible({ image, rules }: typeof kept): boolean {
  const args = ['breaking', protoRoot, '--against', image, '--config', rules, '--against-config', rules]
  return spawnSync(buf, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Every message of the files that declare entries and facts. The image also has the types of their fields. */
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
  // Without comments, so that a change of a comment is not a change of the image.
  execFileSync(buf, ['build', protoRoot, '--exclude-source-info', '-o', out, ...args])
  return readFileSync(out)
}
