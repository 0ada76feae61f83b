// Writes src/generated from protos/: TypeScript types for every message and service, and one module per package that
// pairs them with what is loaded at run time. Run `npm run generate` after a change in protos/; with --check it changes
// nothing, and fails if that was forgotten.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packages, protoFiles, protoRoot } from './load.ts'

const kept = fileURLToPath(new URL('./generated', import.meta.url))
const isCheck = process.argv.includes('--check')
const out = isCheck ? mkdtempSync(join(tmpdir(), 'holdfast-generated-')) : kept
const generator = fileURLToPath(
  new URL('../../../node_modules/@grpc/proto-loader/build/bin/proto-loader-gen-types.js', import.meta.url),
)

rmSync(out, { recursive: true, force: true })
mkdirSync(out)
execFileSync(process.execPath, [
  generator,
  '--longs=Number',
  '--enums=String',
  '--defaults',
  '--oneofs',
  '--grpcLib=@grpc/grpc-js',
  '--inputTemplate=%sInput',
  '--outputTemplate=%s',
  '--importFileExtension=.ts',
  `--includeDirs=${protoRoot}`,
  `--outDir=${out}`,
  ...protoFiles,
])

// The options of methods are read from what is loaded (callers.ts): no code needs types of them.
for (const folder of ['google', 'holdfast/options']) rmSync(`${out}/${folder}`, { recursive: true })
// The generator also writes one file for each .proto, with a type that is not used: these files are removed. All other
// files begin with a comment that names their .proto: these comments are removed.
for (const entry of readdirSync(out, { withFileTypes: true })) if (entry.isFile()) rmSync(`${out}/${entry.name}`)
for (const file of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.ts')) continue
  const path = `${out}/${file}`
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/^\/\/ Original file: .*\n\n?/gm, ''))
}

// "holdfast.company.v1.AccessChanged" → package "company", name "AccessChanged"; nested names are left to their parents.
const byPackage = new Map<string, string[]>()
for (const fullName of Object.keys(packages).sort()) {
  const match = /^holdfast\.([a-z]+)\.v1\.([A-Z]\w*)$/.exec(fullName)
  if (!match) continue
  const [, owner, name] = match as unknown as [string, string, string]
  if (owner === 'options') continue
  const lines = byPackage.get(owner) ?? []
  byPackage.set(owner, lines)
  const definition = packages[fullName] as { format?: string }
  const path = `./holdfast/${owner}/v1/${name}.ts`
  if (definition.format?.includes('EnumDescriptor')) {
    lines.push(`export { ${name} } from '${path}'`)
  } else if (definition.format) {
    lines.push(
      `import type { ${name} as ${name}Read, ${name}Input } from '${path}'`,
      `export type ${name} = ${name}Read`,
      `export type { ${name}Input }`,
      `export const ${name} = message<${name}Input, ${name}Read>('${fullName}')`,
    )
  } else {
    lines.push(
      `import type { ${name}Definition } from '${path}'`,
      `export const ${name} = service<${name}Definition>('${fullName}')`,
    )
  }
}
for (const [owner, lines] of byPackage) {
  writeFileSync(`${out}/${owner}.ts`, `import { message, service } from '../load.ts'\n\n${lines.join('\n')}\n`)
}

if (isCheck) {
  const files = (folder: string) =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
      : []
  const differing = [...new Set([...files(out), ...files(kept)])].filter((file) => read(out, file) !== read(kept, file))
  rmSync(out, { recursive: true })
  if (differing.length > 0) {
    console.error(`protos/ changed: run npm run generate\n${differing.join('\n')}`)
    process.exitCode = 1
  }
}

function read(folder: string, file: string): string | undefined {
  const path = join(folder, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
