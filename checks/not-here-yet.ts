import { textOf, trackedFiles } from './repository.ts'

const page = 'docs/architecture.md'
const heading = '## What is not here yet'

/** Code that waits for something says so where it is, and is listed in one place, so that nothing of it is left over. */
export function notHereYet(): string[] {
  const code = trackedFiles().filter((file) => /\.(ts|js|cjs|proto)$/.test(file))
  const section = textOf(page).split(heading)[1]?.split('\n## ')[0] ?? ''
  return differences(section, new Map(code.map((file) => [file, textOf(file)])))
}

/** @param code by file, its text */
export function differences(section: string, code: Map<string, string>): string[] {
  const rows = section
    .split('\n')
    .filter((line) => /^\|.*`.*\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, what = '', where = '', until = '']) => ({
      names: quotedIn(what),
      file: quotedIn(where)[0] ?? where,
      until,
    }))
  const marks = [...code].flatMap(([file, text]) => marksOf(text).map((until) => ({ file, until })))
  const key = ({ file, until }: { file: string; until: string }) => `${file}: Until ${until}`
  const [listed, marked] = [rows.map(key), marks.map(key)]
  return [
    ...[...code].flatMap(([file, text]) =>
      withoutColon(text).map((comment) => `${file}: write a colon after what this waits for: ${comment}`),
    ),
    ...without(listed, marked).map((mark) => `listed in ${page}, and no such comment in ${mark}`),
    ...without(marked, listed).map((mark) => `not listed in ${page}: ${mark}`),
    ...rows.flatMap(({ names, file }) =>
      names
        .filter((name) => !code.get(file)?.includes(name))
        .map((name) => `${page} names ${name}, which ${file} has not`),
    ),
  ]
}

/** Of comments that begin with "Until there are sites: …" and its like: "there are sites". */
function marksOf(text: string): string[] {
  return [...text.matchAll(/(?:\/\/|\*) Until ([^:\n]+):/g)].map(([, until = '']) => until)
}

/** Comments that would be marks if they had a colon in their first line. */
function withoutColon(text: string): string[] {
  return [...text.matchAll(/(?:\/\/|\*) (Until there [^:\n]*)$/gm)].map(([, comment = '']) => comment)
}

function quotedIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
}

/** What is in `these` more often than in `those`. */
function without(these: string[], those: string[]): string[] {
  const rest = [...those]
  return these.filter((one) => {
    const at = rest.indexOf(one)
    if (at < 0) return true
    rest.splice(at, 1)
    return false
  })
}
