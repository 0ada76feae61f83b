import { relative } from 'node:path'
import { printedBy, root, trackedFiles } from './repository.ts'

/** TypeScript files that tsconfig.json leaves out, so that `tsc` never looks at them. */
export function typedFiles(): string[] {
  // The console runs in browsers, so it has a configuration of its own.
  const projects = ['.', 'services/console']
  const listed = projects.flatMap((project) =>
    printedBy('tsc', ['--listFilesOnly', '--project', project]).trim().split('\n'),
  )
  return notTyped(
    trackedFiles(),
    listed.map((path) => relative(root, path)),
  )
}

export function notTyped(tracked: string[], typed: string[]): string[] {
  const known = new Set(typed)
  return tracked
    .filter((file) => /\.[cm]?tsx?$/.test(file) && !known.has(file))
    .map((file) => `${file}: add it to "include" of tsconfig.json`)
}
