import { randomBytes } from 'node:crypto'
import { signVisit } from '@holdfast/driver/visits'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hostInHeader, isHidden, pathUrl, readPath, samePlace, visitorOf } from './address.ts'
import { createAttempts } from './attempts.ts'
import { isFingerprinted } from './caching.ts'
import { chooseEncoding, mayCompress } from './encoding.ts'
import { cookieFor, hasCookie, withoutVisit } from './gate.ts'
import { readRange } from './range.ts'
import { chooseLanguage } from './words.ts'

describe('an address', () => {
  test('when a path is odd, then it is read as one path, or as none', () => {
    expect(['/', '/a?b', '/a/b#c', '/%C3%A9', '/e%CC%81'].map(readPath)).toEqual(['', 'a', 'a/b', 'é', 'é'])
    expect(['', '*', 'http://x/', '/%', '/%zz', '/%c0%ae', '/%ff'].map(readPath)).toEqual(Array(7).fill(undefined))
  })

  test('when a path is written as an URL, then it stays on this host, and is read as it was', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replaceAll('/', '_').normalize('NFC'))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
        const url = pathUrl(segments.join('/'))
        expect(new URL(url, 'http://here').host).toBe('here')
        expect(readPath(url)).toBe(segments.join('/').normalize('NFC'))
      }),
    )
    for (const url of ['//evil', '/\\evil', '\\\\evil', '///evil']) {
      expect(new URL(samePlace(url), 'http://here').host).toBe('here')
    }
  })

  test('when names of hosts and visitors come, then in one form', () => {
    expect([hostInHeader('A.Example:8081'), hostInHeader(undefined), hostInHeader('x'.repeat(301))]).toEqual([
      'a.example',
      '',
      '',
    ])
    const visitors = ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8:1:2:3::4', '2001:db8::1', '::1', undefined]
    expect(visitors.map(visitorOf)).toEqual(['192.0.2.1', '192.0.2.1', '2001:db8:1:2', '2001:db8:0:0', '0:0:0:0', ''])
  })

  test('when a name begins with a dot, then it is hidden, except where it is meant to be found', () => {
    expect(['.env', '.git/config', 'a/.b', '.well-known/.x', 'a/.well-known'].map(isHidden)).toEqual(
      Array(5).fill(true),
    )
    expect(['a.b', '.well-known/acme', 'a/b..c'].map(isHidden)).toEqual(Array(3).fill(false))
  })
})

describe('a range', () => {
  test.each([
    [undefined, undefined],
    ['bytes=0-0', { begin: 0, bytes: 1 }],
    ['bytes=5-', { begin: 5, bytes: 5 }],
    ['bytes=5-99', { begin: 5, bytes: 5 }],
    ['bytes=-99', { begin: 0, bytes: 10 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=999999999999999999999-', undefined],
  ])('when it is %j of 10 bytes, then %j', (header, part) => {
    expect(readRange(header, 10)).toEqual(part)
  })

  test('when it is anything, then it lies within the file', () => {
    const number = fc.oneof(fc.constant(''), fc.nat({ max: 30 }).map(String))
    fc.assert(
      fc.property(number, number, fc.nat({ max: 20 }), (first, last, size) => {
        const part = readRange(`bytes=${first}-${last}`, size)
        if (typeof part !== 'object') return
        expect(part.begin).toBeGreaterThanOrEqual(0)
        expect(part.bytes).toBeGreaterThan(0)
        expect(part.begin + part.bytes).toBeLessThanOrEqual(size)
      }),
    )
  })
})

describe('what caches may keep', () => {
  test.each([
    ['main.4f3a2b1c.js', true],
    ['_next/static/chunks/117-9f1c2e3d4b5a6978.js', true],
    ['assets/index-BKXy3_zA.js', true],
    ['photo-20240101.jpg', false],
    ['jquery-3.7.1.min.js', false],
    ['my-facade.html', false],
    ['downloads/Report-Spring24.js', false],
    ['index.html', false],
    ['4f3a2b1c/index.html', false],
  ])('when a file is called %s, then it is a fingerprint: %s', (path, expected) => {
    expect(isFingerprinted(path)).toBe(expected)
  })

  test('when an encoding is chosen, then by what is taken and what there is', () => {
    const choose = (header: string | undefined, has = ['br', 'gzip']) =>
      chooseEncoding(header, (one) => has.includes(one))
    expect(choose('gzip, deflate, br')).toBe('br')
    expect(choose('gzip, br;q=0')).toBe('gzip')
    expect(choose('gzip, br', ['gzip'])).toBe('gzip')
    expect([choose(undefined), choose('*'), choose('gzipped, brr'), choose('br', [])]).toEqual(Array(4).fill(undefined))
    expect([mayCompress('text/css', 2_000), mayCompress('text/css', 10), mayCompress('image/png', 2_000)]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('when a language is chosen, then the first that there is', () => {
    expect(['sv-SE,en', 'de,fr;q=0.5', '*', undefined].map(chooseLanguage)).toEqual(['sv', 'fr', 'en', 'en'])
  })
})

describe('the gate', () => {
  const gate = { password: 'correct horse battery', linkSecret: randomBytes(32).toString('base64url') }
  const now = 1_800_000_000_000

  test('when a cookie was given, then it counts for this environment, this password, this secret, and a week', () => {
    const cookie = cookieFor(gate, 'one', { now, isSecure: true }).split(';')[0]!
    expect(cookieFor(gate, 'one', { now, isSecure: true })).toContain('; HttpOnly; SameSite=Lax; Secure')
    const counts = (environment: string, other: Partial<typeof gate> = {}, at = now, text = cookie) =>
      hasCookie(`a=1; ${text}; b=2`, { ...gate, ...other }, environment, at)
    expect(counts('one')).toBe(true)
    const others = [
      counts('two'),
      counts('one', { password: 'another' }),
      counts('one', { linkSecret: randomBytes(32).toString('base64url') }),
      counts('one', {}, now + 8 * 86_400_000),
      counts(
        'one',
        {},
        now,
        cookie.replace(/=\d+/, (end) => `=${Number(end.slice(1)) + 1}`),
      ),
      counts('one', {}, now, `x${cookie}`),
    ]
    expect(others).toEqual(Array(6).fill(false))
  })

  test('when an URL has a signed link, then it is taken away, and nothing else', () => {
    const visit = signVisit(gate.linkSecret, now + 1_000)
    expect(withoutVisit(`/a/b?x=1&holdfast-visit=${visit}&y=%20`, gate, now)).toBe('/a/b?x=1&y=+')
    expect(withoutVisit(`/?holdfast-visit=${visit}`, gate, now)).toBe('/')
    expect(withoutVisit(`/?holdfast-visit=${visit}`, gate, now + 2_000)).toBeUndefined()
    expect(withoutVisit('/?holdfast-visit=1.x', gate, now)).toBeUndefined()
    expect(withoutVisit('/?x=1', gate, now)).toBeUndefined()
  })

  test('when passwords are guessed, then so many in five minutes, by visitor and by environment', () => {
    const attempts = createAttempts()
    const take = (count: number, visitor: string, at = now) =>
      Array.from({ length: count }, () => attempts.take('one', visitor, at)).filter(Boolean).length
    expect(take(20, 'a')).toBe(10)
    expect(attempts.take('two', 'a', now)).toBe(true)
    let taken = 10
    for (let i = 0; i < 100; i++) taken += take(10, `visitor ${i}`)
    expect(taken).toBe(500)
    expect(take(20, 'a', now + 5 * 60_000)).toBe(10)
    attempts.takeBack('one', 'a', now + 5 * 60_000)
    expect(take(5, 'a', now + 5 * 60_000)).toBe(1)
  })
})
