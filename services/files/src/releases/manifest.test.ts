import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { comparePaths, createContentDigest, fileLine, headLine, readFileLine, readHeadLine } from './manifest.ts'

describe('a manifest', () => {
  test('when paths are compared, then as their bytes in UTF-8', () => {
    const path = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\ue000', '\uffff', '\u{10000}', 'a', 'a/', 'a.'),
    )
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(Math.sign(comparePaths(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })

  test('when lines are written, then they are read as they were, whatever a path holds', () => {
    const file = { path: 'a "b"\u2028/é.txt', sha256: 'f'.repeat(64), bytes: 5, offset: 7 }
    const head = { digest: 'sha256:x', files: 1, bytes: 5, createdAt: 9, madeOf: 'op\n1' }
    expect(fileLine(file).indexOf('\n')).toBe(fileLine(file).length - 1)
    expect(headLine(head).indexOf('\n')).toBe(headLine(head).length - 1)
    expect(readFileLine(fileLine(file))).toEqual(file)
    expect(readHeadLine(headLine(head))).toEqual(head)
  })

  test('when a digest is made, then it is that of the contract', () => {
    const digest = createContentDigest()
    digest.add({ path: 'a', sha256: '00', bytes: 0, offset: 0 })
    digest.add({ path: 'b', sha256: '11', bytes: 0, offset: 0 })
    // printf 'a\00000\nb\00011\n' | sha256sum
    expect(digest.end()).toBe('sha256:02a08bed8d7b6e6c94875d11c724aaad2e1f2005bd0e19d8b7bc48e5d80d25d2')
  })
})
