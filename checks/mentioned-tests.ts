import { textOf, trackedFiles } from './repository.ts'

/** Every test that a document names, and that does not exist. */
export function mentionedTests(): string[] {
  const files = trackedFiles()
  const documents = files.filter((file) => file.endsWith('.md'))
  return documents.flatMap((document) =>
    unknownTests(textOf(document), files).map((path) => `${document}: there is no ${path}`),
  )
}

/** @param text with paths of tests in backticks, from the root of the repository */
export function unknownTests(text: string, files: string[]): string[] {
  const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.test\.ts)`/g)].map(([, path]) => path!)
  return [...new Set(named)].filter((path) => !files.includes(path))
}
