import type { ImportSpecifier, ModuleItem, Pattern } from '@swc/core'
import { parseSync } from '@swc/core'
import { textOf, trackedFiles } from './repository.ts'
import { sharedNames } from './shared-names.ts'

/** An exported name, and the file that declares it: `libs/access/src/decide.ts`. */
export interface DeclaredName {
  name: string
  file: string
}

/**
 * One name has one meaning across packages: names that modules of libs/, services/ and deploy/ declare and export,
 * whether or not another package can import them. To pass a name on is not to declare it, unless it gets another name.
 * Left out are tests, programs that nothing imports (e2e/, bench/, the console, whose names are of pages), and contracts:
 * protos/ name them after what they carry, and a module that needs both imports the contract under another name, such as
 * `WireAccess`.
 */
export function namesInTwoPackages(): string[] {
  const files = trackedFiles().filter(
    (file) =>
      /^(libs|services|deploy)\/.*\.ts$/.test(file) &&
      !/\.test\.ts$|\/testing\/|\/generated\/|^services\/console\//.test(file),
  )
  const names = files.flatMap((file) => declaredNames(textOf(file)).map((name) => ({ name, file })))
  return clashes(names, sharedNames)
}

/** @param shared by name, the reason why it may be in two packages */
export function clashes(names: DeclaredName[], shared: Record<string, string>): string[] {
  const packageOf = (file: string) => file.split('/', 2).join('/')
  const clashing = [...Map.groupBy(names, ({ name }) => name)]
    .map(([name, places]) => ({ name, files: [...new Set(places.map(({ file }) => file))] }))
    .filter(({ files }) => new Set(files.map(packageOf)).size > 1)
    .sort((a, b) => a.name.localeCompare(b.name))
  const unlisted = clashing.filter(({ name }) => !Object.hasOwn(shared, name))
  const idle = Object.keys(shared).filter((listed) => !clashing.some(({ name }) => name === listed))
  return [
    ...unlisted.map(({ name, files }) => `${name} is exported by ${files.join(', ')}`),
    ...idle.map((name) => `${name} is in one package only: take it out of checks/shared-names.ts`),
  ]
}

/** What a module exports and does not have from another one by that name. */
export function declaredNames(text: string): string[] {
  const { body } = parseSync(text, { syntax: 'typescript' })
  const imported = new Map(
    body.flatMap((item) => (item.type === 'ImportDeclaration' ? item.specifiers.map(importedName) : [])),
  )
  return body.flatMap((item) => {
    if (item.type === 'ExportDeclaration') return namesOf(item.declaration)
    if (item.type !== 'ExportNamedDeclaration') return []
    return item.specifiers.flatMap((specifier) => {
      if (specifier.type === 'ExportNamespaceSpecifier') return specifier.name.value
      if (specifier.type !== 'ExportSpecifier') return []
      const name = (specifier.exported ?? specifier.orig).value
      const elsewhere = item.source ? specifier.orig.value : imported.get(specifier.orig.value)
      return name === elsewhere ? [] : name
    })
  })
}

/** The name in this module, and that in the other one; undefined for all of the other one, or for its default. */
function importedName(specifier: ImportSpecifier): [string, string | undefined] {
  const here = specifier.local.value
  return [here, specifier.type === 'ImportSpecifier' ? (specifier.imported?.value ?? here) : undefined]
}

function namesOf(declaration: Extract<ModuleItem, { type: 'ExportDeclaration' }>['declaration']): string[] {
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => boundBy(id))
  if ('identifier' in declaration) return [declaration.identifier.value]
  return 'id' in declaration ? [declaration.id.value] : []
}

/** `const { a, b: c } = …` binds a and c. */
function boundBy(pattern: Pattern): string[] {
  if (pattern.type === 'Identifier') return [pattern.value]
  if (pattern.type === 'ArrayPattern') return pattern.elements.flatMap((element) => (element ? boundBy(element) : []))
  if (pattern.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((property) => {
    if (property.type === 'AssignmentPatternProperty') return [property.key.value]
    return boundBy(property.type === 'KeyValuePatternProperty' ? property.value : property.argument)
  })
}
