import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CHANCE_LETTERS, environmentNameFault, foldedName, hostNameOf, slugOf } from './name.ts'

const chance = Uint8Array.from({ length: CHANCE_LETTERS }, (_, i) => i)
const LABEL = /^[a-z0-9]+(-[a-z0-9]+)*$/

test('when a site gets its slug, then what can be read of its name stands before letters of chance', () => {
  expect(slugOf('Café  Le Quai!', chance)).toBe('cafe-le-quai-bcdfgh')
  expect(slugOf('Nordisk Fjällräv & Söner AB, Göteborg', chance)).toBe('nordisk-fjallrav-soner-a-bcdfgh')
})

test('when nothing of the name can be read, or it looks like an internationalised one, then the slug says site', () => {
  for (const name of ['漢字', '…', 'xn--80ak6aa92e', 'XN', 'ｘｎ--a']) {
    expect(slugOf(name, chance)).toBe('site-bcdfgh')
  }
})

test('whatever a site is called, its slug is one label of small letters, digits and single hyphens', () => {
  const bytes = fc.uint8Array({ minLength: CHANCE_LETTERS, maxLength: CHANCE_LETTERS })
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), bytes, (name, random) => {
      const slug = slugOf(name, random)
      expect(slug).toMatch(LABEL)
      expect(slug.length).toBeLessThanOrEqual(31)
      expect(slug.startsWith('xn-')).toBe(false)
      expect(
        hostNameOf({ kind: 'premium-staging', name: 'a'.repeat(20) }, slug, 'x').split('.')[0]!.length,
      ).toBeLessThan(64)
    }),
  )
})

test('when a premium staging is named, then only a short label without reserved words will do', () => {
  const fine = ['a', '7', 'a-b', 'review-12', 'x'.repeat(20)]
  const bad = ['', '-a', 'a-', 'a--b', 'xn--a', 'A', 'å', 'a.b', 'a_b', 'a b', 'a\n', 'x'.repeat(21)]
  for (const name of fine) expect([name, environmentNameFault(name)]).toEqual([name, undefined])
  for (const name of bad) expect([name, environmentNameFault(name)]).toEqual([name, 'bad-form'])
  for (const name of ['live', 'staging', 'www', 'api', 'xn']) {
    expect([name, environmentNameFault(name)]).toEqual([name, 'reserved'])
  }
})

test('two host names are the same only for the same environment of the same site', () => {
  expect(hostNameOf({ kind: 'live', name: 'live' }, 'quay-bcdfgh', 'localhost')).toBe('quay-bcdfgh.localhost')
  expect(hostNameOf({ kind: 'staging', name: 'staging' }, 'quay-bcdfgh', 'example.com')).toBe(
    'staging--quay-bcdfgh.example.com',
  )
  // A slug has no double hyphen and a name neither: where it stands, the name ends.
  const name = fc.stringMatching(/^[a-z0-9](-?[a-z0-9]){0,9}$/)
  fc.assert(
    fc.property(name, name, name, name, (a, slugA, b, slugB) => {
      const [one, other] = [
        hostNameOf({ kind: 's', name: a }, slugA, 'x'),
        hostNameOf({ kind: 's', name: b }, slugB, 'x'),
      ]
      expect(one === other).toBe(a === b && slugA === slugB)
      expect(one).not.toBe(hostNameOf({ kind: 'live', name: 'live' }, slugB, 'x'))
    }),
  )
})

test('names are the same whatever their case, their width and their spaces', () => {
  for (const spelling of ['quay  no. 1', 'QUAY NO. 1', 'Ｑｕａｙ No. 1', 'Quay\u00a0No. 1']) {
    expect(foldedName(spelling)).toBe(foldedName('Quay No. 1'))
  }
  expect(foldedName('Cafe\u0301')).toBe(foldedName('CAFÉ'))
  expect(foldedName('Quay 1')).not.toBe(foldedName('Quay 2'))
})
