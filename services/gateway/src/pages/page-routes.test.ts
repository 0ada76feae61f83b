import { codes } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { gatewayOver } from '../testing/gateway.ts'
import { html, json } from './html.ts'
import { languages } from './pages.ts'
import { en } from './words/en.ts'

const PATHS = [
  '/accept',
  '/confirm-email',
  '/reset-password',
  '/confirm-email-change',
  '/undo-email-change',
  '/undo-two-factor',
  '/owner-recovery',
  '/confirm-payment',
]

test('when a mailed link is opened then a page answers that runs scripts of this host alone', async () => {
  const app = await gatewayOver({})
  for (const path of PATHS) {
    const page = await app.inject(path)
    expect([path, page.statusCode, page.headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8'])
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    expect(page.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    expect(page.body).toContain('<noscript>')
    expect(page.body).toContain('aria-live="polite"')
    expect(page.body).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/| on\w+="|style="|undefined|\[object/)
    for (const [, url] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([url, (await app.inject(url!)).statusCode]).toEqual([url, 200])
    }
  }
})

test('when a language is asked for then by the link, else by the browser, else English', async () => {
  const app = await gatewayOver({})
  const open = (query: string, header?: string) =>
    app.inject({ url: `/confirm-email${query}`, headers: header === undefined ? {} : { 'accept-language': header } })
  const cases: [string, string | undefined, string][] = [
    ['', undefined, 'en'],
    ['', 'fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
    ['', 'de, sv;q=0.5', 'sv'],
    ['', 'de', 'en'],
    ['', ';;;=', 'en'],
    ['?lang=sv', 'fr', 'sv'],
    ['?lang=xx', 'fr', 'fr'],
    ['?lang=toString', undefined, 'en'],
    ['?lang=sv&lang=fr', undefined, 'en'],
  ]
  for (const [query, header, language] of cases) {
    const page = await open(query, header)
    expect([query, header, page.headers['content-language']]).toEqual([query, header, language])
    expect(page.body).toContain(`<html lang="${language}">`)
  }
  expect((await open('?lang=fr')).body).toContain('Confirmez votre adresse')
})

test('when the address of the API is opened in a browser then a page leads to the documentation, in its language', async () => {
  const app = await gatewayOver({})
  for (const [language, { home }] of Object.entries(languages)) {
    const page = await app.inject({ url: '/', headers: { 'accept-language': language } })
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body).toContain(`<a class="button" href="/docs">${home.link}</a>`)
    expect(page.body).not.toMatch(/<script|undefined|\[object/)
  }
  const { paths } = (await app.inject('/openapi.json')).json()
  expect(
    Object.keys(paths).filter((path) => !path.startsWith('/v1/') && path !== '/livez' && path !== '/readyz'),
  ).toEqual([])
})

test('when an address is confirmed then its page asks for the password, and both mails can be asked for again', async () => {
  const app = await gatewayOver({})
  const confirm = (await app.inject('/confirm-email')).body
  expect(confirm).toMatch(
    /<form id="link-form"[^>]*data-post="\/v1\/email-confirmations"[\s\S]*name="password"[\s\S]*<\/form>/,
  )
  expect(confirm).toContain('<form id="again" method="post" data-post="/v1/email-confirmations/requests"')
  expect((await app.inject('/reset-password')).body).toContain('data-post="/v1/password-resets"')
  expect((await app.inject('/undo-email-change')).body).not.toContain('id="again"')
})

test('when French is shown then a line can break before no mark', () => {
  for (const [path, sentence] of Object.entries(sentences(languages.fr))) {
    const breakable = /.{0,20}(?: [;:!?»]|« |[\p{L}}’][;:!?»]|«\p{L}).{0,10}/u.exec(sentence)?.[0]
    expect([path, breakable]).toEqual([path, undefined])
  }
})

test('when a sentence has placeholders then every language has them', () => {
  const known = new Set(Object.keys(codes).concat('incomplete-link', 'otherwise'))
  for (const code of Object.keys(en.problems)) expect([code, known.has(code)]).toEqual([code, true])
  for (const other of [languages.fr, languages.sv]) {
    const [english, foreign] = [sentences(en), sentences(other)]
    expect(Object.keys(foreign)).toEqual(Object.keys(english))
    for (const [key, sentence] of Object.entries(english)) {
      const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(String).sort()
      expect([key, placeholders(foreign[key])]).toEqual([key, placeholders(sentence)])
    }
  }
})

test('when text is filled in then it cannot become markup', () => {
  expect(html`<p title="${'"><script>'}">${"Tom & Jerry's"}</p>`.html).toBe(
    '<p title="&quot;&gt;&lt;script&gt;">Tom &amp; Jerry&#39;s</p>',
  )
  expect(json('x', '</script>').html).toBe('<script type="application/json" id="x">"\\u003c/script>"</script>')
})

function sentences(words: object, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) =>
      typeof value === 'string' ? { [`${path}${key}`]: value } : sentences(value, `${path}${key}.`),
    ),
  )
}
