import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createNames, readEntryName } from './name.ts'
import { ArchiveRefusal } from './refusal.ts'

function judged(name: string | Uint8Array): string | undefined {
  try {
    return readEntryName(typeof name === 'string' ? new TextEncoder().encode(name) : name)
  } catch (error) {
    if (error instanceof ArchiveRefusal) return error.code
    throw error
  }
}

describe('the name of an entry', () => {
  test.each([
    ['a', 'a'],
    ['./a/b.txt', 'a/b.txt'],
    ['a/', 'a'],
    ['./', undefined],
    ['.', undefined],
    ['.well-known/x', '.well-known/x'],
    ['...a', '...a'],
    ['a..b/c', 'a..b/c'],
    ['e\u0301', 'é'],
    ['👩‍💻.png', '👩‍💻.png'],
    ['wiki/Special:Search?x', 'wiki/Special:Search?x'],
  ])('when it is %j, then its path is %j', (name, path) => {
    expect(judged(name)).toBe(path)
  })

  test.each([
    ['..', 'archive-path-outside'],
    ['a/..', 'archive-path-outside'],
    ['..\\a', 'archive-path-outside'],
    ['./../a', 'archive-path-outside'],
    ['/a', 'archive-path-absolute'],
    ['\\a', 'archive-path-absolute'],
    ['C:/a', 'archive-path-absolute'],
    ['c:a', 'archive-path-absolute'],
    ['a\\b', 'archive-bad-name'],
    ['a//b', 'archive-bad-name'],
    ['a/./b', 'archive-bad-name'],
    ['a\0b', 'archive-bad-name'],
    ['a\nb', 'archive-bad-name'],
    ['a\u202eb', 'archive-bad-name'],
    ['a\u0085', 'archive-bad-name'],
    ['a\ufffd', 'archive-bad-name'],
    ['NUL', 'archive-bad-name'],
    ['a/lpt1.tar.gz', 'archive-bad-name'],
    ['a./b', 'archive-bad-name'],
    ['a /b', 'archive-bad-name'],
    ['x'.repeat(256), 'archive-bad-name'],
    [`${'x'.repeat(200)}/`.repeat(6), 'archive-bad-name'],
    ['x'.repeat(10_000), 'archive-bad-name'],
    ['a/'.repeat(33), 'archive-too-deep'],
  ])('when it is %j, then it is refused as %s', (name, code) => {
    expect(judged(name)).toBe(code)
  })

  test.each([[[0xc0, 0xae, 0xc0, 0xae]], [[0x61, 0xe9]], [[0xed, 0xa0, 0x80]]])(
    'when its bytes are no UTF-8, %j, then it is refused',
    (bytes) => {
      expect(judged(Uint8Array.from(bytes))).toBe('archive-bad-name')
    },
  )

  test('when it is anything, then what is taken stays inside, and is taken again as it is', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '', '/', '\\', 'a', 'C:', '\0', 'é'),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('/', '\\', ''), (parts, separator) => {
        const path = judged(parts.join(separator))
        if (path === undefined || path.startsWith('archive-')) return
        expect(path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')).toBe(true)
        expect(path).not.toMatch(/^\/|\\|\0/)
        expect(judged(path)).toBe(path)
      }),
    )
  })
})

describe('the names of an archive', () => {
  const add = (...paths: string[]) => {
    const names = createNames()
    for (const path of paths) path.endsWith('/') ? names.addFolder(path.slice(0, -1)) : names.addFile(path)
  }

  test.each([
    ['a', 'a'],
    ['a', 'A'],
    ['straße', 'STRASSE'],
    ['ﬁ', 'fi'],
    ['a', 'a/b'],
    ['a/b', 'a'],
    ['A/b/c', 'a/B'],
    ['a/', 'A'],
    ['a', 'a/'],
  ])('when %j and %j are among them, then they collide', (one, other) => {
    expect(() => add(one, other)).toThrow(ArchiveRefusal)
  })

  test('when they only look alike, then they do not', () => {
    add('a', 'b', 'c/a', 'C/b', 'd/', 'd/', 'd/a', 'ab', 'a.b')
  })
})
