import { expect, test } from '@jest/globals'
import { clashes, declaredNames } from './names-in-two-packages.ts'

test.each([
  ['export function decide() {}', ['decide']],
  ['export async function* lines() {}', ['lines']],
  ['export class Table {}', ['Table']],
  ['export interface Standing {}', ['Standing']],
  ['export type Standing = 1', ['Standing']],
  ['export const { a, b: c, ...d } = x, [e] = y', ['a', 'c', 'd', 'e']],
  ['const a = 1; export { a, a as b }', ['a', 'b']],
  ['export { a } from "./a.ts"', []],
  ['export * from "./a.ts"', []],
  ['export { a as Standing } from "./a.ts"', ['Standing']],
  ['export { default as Standing } from "./a.ts"', ['Standing']],
  ['export * as Check from "./a.ts"', ['Check']],
  ['import { a } from "./a.ts"; export { a }', []],
  ['import { a } from "./a.ts"; export { a as Standing }', ['Standing']],
  ['import { a as Standing } from "./a.ts"; export { Standing }', ['Standing']],
  ['import { a as b } from "./a.ts"; export { b as a }', []],
  ['import * as Check from "./a.ts"; export { Check }', ['Check']],
  ['import Check from "./a.ts"; export { Check }', ['Check']],
  ['const a = 1', []],
])('when a module is %s, then it declares %j', (text, names) => {
  expect(declaredNames(text)).toEqual(names)
})

const standing = (file: string) => ({ name: 'Standing', file })

test('when two packages export a name, then both places are told', () => {
  const names = [standing('libs/access/src/decide.ts'), standing('services/company/src/invitations/invitation.ts')]
  expect(clashes(names, {})).toEqual([
    'Standing is exported by libs/access/src/decide.ts, services/company/src/invitations/invitation.ts',
  ])
  expect(clashes(names, { Standing: 'to be renamed' })).toEqual([])
})

test('when two modules of one package export a name, then that is theirs to know', () => {
  expect(clashes([standing('libs/access/src/decide.ts'), standing('libs/access/src/grants/check.ts')], {})).toEqual([])
})

test('when a listed name is in one package only, then the list is too long', () => {
  expect(clashes([standing('libs/access/src/decide.ts')], { Standing: 'to be renamed' })).toEqual([
    'Standing is in one package only: take it out of checks/shared-names.ts',
  ])
})
