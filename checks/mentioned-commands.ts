import { textOf, trackedFiles } from './repository.ts'

/** Every `npm run …` and `turbo run …` in docs, scripts and comments whose script is not in package.json. */
export function mentionedCommands(): string[] {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
  // Binary images, and the list of other people's packages.
  const files = trackedFiles().filter((file) => !/\.binpb$|package-lock\.json$/.test(file))
  return files.flatMap((file) =>
    unknownCommands(textOf(file), Object.keys(scripts)).map((name) => `${file}: no script ${name} in package.json`),
  )
}

/** @param text with commands such as `npm run bench`, `npm run --silent bench`, `npm test` and `turbo run jest bench` */
export function unknownCommands(text: string, scripts: string[]): string[] {
  const names = [...npmScripts(text), ...turboTasks(text)]
  return [...new Set(names)].filter((name) => !scripts.includes(name))
}

function npmScripts(text: string): string[] {
  const command = /\bnpm (?:run (?:-[\w-]+(?:=\S+)? )*|(?=(?:start|test)\b))([a-z][\w-]*(?::[\w-]+)*)/
  // A list such as `npm run bench`, `bench:access` names more of them.
  const list = /((?:[^`\n]*`, `[a-z][\w-]*:[\w:-]+)*)/
  return [...text.matchAll(new RegExp(command.source + list.source, 'g'))].flatMap(([, name = '', more = '']) => [
    name,
    ...more.split('`, `').slice(1),
  ])
}

/** The tasks are scripts of the same names. */
function turboTasks(text: string): string[] {
  return [...text.matchAll(/\bturbo run((?: +-[\w-]+(?:=\S+)?| +[a-z][\w:-]*)+)/g)].flatMap(([, words = '']) =>
    words
      .trim()
      .split(/ +/)
      .filter((word) => !word.startsWith('-')),
  )
}
