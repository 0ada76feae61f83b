import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { App } from '../http/fastify-app.ts'
import { byCookie, gatewayOver } from '../testing/gateway.ts'

const SCRIPT = 'export const x = 1\n'.repeat(100)
const directory = mkdtempSync(join(tmpdir(), 'holdfast-console-'))
let app: App

/** A console as the build leaves it, but for its size. */
beforeAll(async () => {
  mkdirSync(join(directory, 'built/console'), { recursive: true })
  const write = (name: string, content: string | Buffer) => writeFileSync(join(directory, name), content)
  write('secret.txt', 'beside the console')
  write('built/pages.json', JSON.stringify(['/', '/accept', '/companies/:companyId/members']))
  write(
    'built/index.html',
    '<!doctype html><html lang="en"><head><meta property="csp-nonce" nonce="__NONCE__">' +
      '<script type="module" src="/console/x.js" nonce="__NONCE__"></script></head></html>',
  )
  write('built/console/x.js', SCRIPT)
  write('built/console/x.js.gz', gzipSync(SCRIPT))
  app = await gatewayOver({}, { consoleDirectory: join(directory, 'built') })
})
afterAll(() => rmSync(directory, { recursive: true }))

test('when a page of the console is opened then it runs scripts of this host alone, under a nonce of its own', async () => {
  const nonces = new Set<string>()
  for (const path of ['/', '/accept', '/accept?lang=fr', '/companies/any/members']) {
    const page = await app.inject(path)
    expect([path, page.statusCode, page.headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8'])
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    const policy = String(page.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'; ")
    expect(policy).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'")
    expect(policy).not.toContain('unsafe')
    const [, nonce] = /style-src 'self' 'nonce-([^']+)'/.exec(policy)!
    expect(page.body).not.toContain('__NONCE__')
    expect(page.body.split(`nonce="${nonce}"`)).toHaveLength(3)
    nonces.add(nonce!)
  }
  expect(nonces.size).toBe(4)
})

test('when the browser has a session cookie then the page says that somebody may be signed in', async () => {
  expect((await app.inject('/accept')).body).toContain('<html data-session="absent" lang="en">')
  const page = await app.inject({ url: '/accept', headers: byCookie })
  expect(page.body).toContain('<html data-session="present" lang="en">')
})

test('when it runs on a laptop then the page says where its mails are read, and its scripts still reach this host alone', async () => {
  const laptop = await gatewayOver(
    {},
    { consoleDirectory: join(directory, 'built'), mailPage: 'http://127.0.0.1:8025' },
  )
  const page = await laptop.inject('/accept')
  expect(page.body).toContain('<html data-session="absent" data-mails="http://127.0.0.1:8025" lang="en">')
  expect(page.headers['content-security-policy']).toContain("connect-src 'self'; ")
  expect((await app.inject('/accept')).body).not.toContain('data-mails')
})

test('when the console has no such page or file then the answer is a problem document, and no path leads out of its folder', async () => {
  for (const url of [
    '/nothing',
    '/companies/any',
    '/index.html',
    '/pages.json',
    '/console/nothing.js',
    '/console/',
    '/console/../pages.json',
    '/console/%2e%2e/pages.json',
    '/console/..%2fpages.json',
    '/console/..%2f..%2fsecret.txt',
    '/console/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/console/..%5c..%5csecret.txt',
    '/console//etc/passwd',
    '/console/x.js%00.txt',
  ]) {
    const answer = await app.inject(url)
    // What tries to leave the folder is not understood; what is merely not there is not found.
    expect([url, answer.headers['content-type']]).toEqual([url, 'application/problem+json; charset=utf-8'])
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.headers['cache-control']).toBe('no-store')
  }
})

test('when a script is asked for then it may be kept for ever, and comes compressed to whoever can read that', async () => {
  const plain = await app.inject('/console/x.js')
  expect([plain.statusCode, plain.body]).toEqual([200, SCRIPT])
  expect(plain.headers['content-type']).toMatch(/^(text|application)\/javascript/)
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(plain.headers['content-encoding']).toBeUndefined()

  const small = await app.inject({ url: '/console/x.js', headers: { 'accept-encoding': 'gzip' } })
  expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: expect.stringMatching(/accept-encoding/i) })
  expect(gunzipSync(small.rawPayload).toString()).toBe(SCRIPT)
})

test('when only the head is asked for then it is that of the page, without one', async () => {
  const page = await app.inject({ method: 'HEAD', url: '/accept' })
  expect([page.statusCode, page.body, page.headers['content-type']]).toEqual([200, '', 'text/html; charset=utf-8'])
  const script = await app.inject({ method: 'HEAD', url: '/console/x.js' })
  expect([script.statusCode, script.body]).toEqual([200, ''])
  const post = await app.inject({ method: 'POST', url: '/accept' })
  expect([post.statusCode, post.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS'])
})

test('when the console is not built then the API and the mark are served alone', async () => {
  const alone = await gatewayOver({}, { consoleDirectory: join(directory, 'not-built') })
  expect((await alone.inject('/accept')).statusCode).toBe(404)
  const icon = await alone.inject('/icon.svg')
  expect([icon.statusCode, icon.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
  const { paths } = (await alone.inject('/openapi.json')).json()
  const others = Object.keys(paths).filter((path) => !path.startsWith('/v1/'))
  expect(others.sort()).toEqual(['/livez', '/readyz'])
})
