import { textOf, trackedFiles } from './repository.ts'

/** Every `npm run …` in docs, scripts and comments whose script is not in package.json. */
export function mentionedCommands(): string[] {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  // Binary images, and the list of other people's packages.
  const files = trackedFiles().filter((file) => !/\.binpb$|package-lock\.json$/.test(file))
  return files.flatMap((file) =>
    unknownCommands(textOf(file), Object.keys(scripts)).map((name) => `${file}: no script ${name} in package.json`),
  )
}

export function unknownCommands(text: string, scripts: string[]): string[] {
  const names = [
    ...text.matchAll(
      /\bnpm (?:run |(?=(?:start|test)\b))([a-z][\w-]*(?::[\w-]+)*)((?:[^`\n]*`, `[a-z][\w-]*:[\w:-]+)*)/g,
    ),
  ]
    // A list such as `npm run bench`, `bench:access` names more of them.
    .flatMap(([, name = '', more = '']) => [name, ...more.split('`, `').slice(1)])
  return [...new Set(names)].filter((name) => !scripts.includes(name))
}
