import { expect, test } from '@jest/globals'
import { unknownCommands } from './mentioned-commands.ts'

// Composed, so that the check does not find them in this file.
const run = (rest: string) => `npm ${'run'} ${rest}`

test.each([
  [run('dev'), ['dev']],
  [`\`${run('bench')}\`, \`bench:gone\`, \`bench:kept\``, ['bench:gone']],
  [`\`${run('bench -- --short')}\`, \`bench:gone\``, ['bench:gone']],
  [`"${run('bench:gone')} && ${run('dev')}"`, ['bench:gone', 'dev']],
  [`deploy/laptop/     npm start: everything on one machine`, []],
  [`\`${run('bench -- --ablate fast')}\`, \`careful\``, []],
  ['an npm package', []],
])('when a text says %s, then %j are unknown', (text, unknown) => {
  expect(unknownCommands(text, ['start', 'bench', 'bench:kept'])).toEqual(unknown)
})
