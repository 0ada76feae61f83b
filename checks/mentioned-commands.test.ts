import { expect, test } from '@jest/globals'
import { unknownCommands } from './mentioned-commands.ts'

// Composed, so that the check does not find them in this file.
const run = (rest: string) => `npm ${'run'} ${rest}`
const turbo = (rest: string) => `turbo ${'run'} ${rest}`

test.each([
  [run('dev'), ['dev']],
  [`\`${run('bench')}\`, \`bench:gone\`, \`bench:kept\``, ['bench:gone']],
  [`\`${run('bench -- --short')}\`, \`bench:gone\``, ['bench:gone']],
  [`"${run('bench:gone')} && ${run('dev')}"`, ['bench:gone', 'dev']],
  [`deploy/laptop/     npm start: everything on one machine`, []],
  [`\`${run('bench -- --ablate fast')}\`, \`careful\``, []],
  [run('--silent bench:gone'), ['bench:gone']],
  [run('-s --loglevel=error bench:gone'), ['bench:gone']],
  [run('--silent bench:kept'), []],
  [`npx ${turbo('gone')}`, ['gone']],
  [`"${turbo('bench bench:gone other bench:kept --continue --filter=//')}"`, ['bench:gone', 'other']],
  [turbo('--continue bench gone && node gone'), ['gone']],
  ['an npm package', []],
])('when a text says %s, then %j are unknown', (text, unknown) => {
  expect(unknownCommands(text, ['start', 'bench', 'bench:kept'])).toEqual(unknown)
})
