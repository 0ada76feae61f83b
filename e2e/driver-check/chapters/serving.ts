import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Wish } from '@holdfast/driver'
import type { Content } from '@holdfast/driver/testing'
import { type Chapter, equal, type Kit, ok } from '../kit.ts'
import { ask, type RawAnswer } from '../raw.ts'

const needs = ['archive-upload', 'static'] as const
const LARGE_BYTES = 4 * 1024 * 1024

/** A site in which every file says of which release it is, in every part of it. */
function marked(mark: string): Content {
  const line = `${mark}\n`
  return new Map([
    ['index.html', Buffer.from(`<h1>${mark}</h1>`)],
    ['404.html', Buffer.from(`<h1>${mark} has no such page</h1>`)],
    ['folder/index.html', Buffer.from(`<h1>${mark} folder</h1>`)],
    ['style.css', Buffer.from(`/* ${mark} */`)],
    ['large.txt', Buffer.from(line.repeat(LARGE_BYTES / line.length))],
  ])
}

interface Site {
  environmentId: string
  host: string
  /** A wish with the next generation. */
  wish(part: Partial<Wish>): Promise<unknown>
  get(path: string, headers?: Record<string, string>, method?: string): Promise<RawAnswer>
}

function siteOf(kit: Kit): Site {
  const [environmentId, host] = [kit.environment(), `kit-${randomUUID()}.localhost`]
  let n = 0
  return {
    environmentId,
    host,
    wish: (part) => kit.wish(environmentId, { generation: `1.${++n}`, hostNames: [host], ...part }),
    get: (path, headers = {}, method = 'GET') => ask(kit.sitesUrl!, path, { method, headers: { host, ...headers } }),
  }
}

async function served(kit: Kit, mark = 'first', part: Partial<Wish> = {}) {
  const site = siteOf(kit)
  const activeRelease = await kit.upload(site.environmentId, marked(mark))
  await site.wish({ activeRelease, ...part })
  return { ...site, activeRelease }
}

export const serving: Chapter = {
  title: 'Visitors',
  checks: [
    {
      what: 'a site is served below its host name, with the index of a folder and its own page for what is not there',
      needs,
      async run(kit) {
        const { get } = await served(kit)
        const index = await get('/')
        equal(index.status, 200)
        ok(index.body.includes('<h1>first</h1>'))
        ok(String(index.headers['content-type']).startsWith('text/html'), 'it does not say that it is HTML')
        ok((await get('/folder/')).body.includes('first folder'))
        ok(String((await get('/style.css')).headers['content-type']).startsWith('text/css'))
        const missing = await get('/nothing.html')
        equal(missing.status, 404)
        ok(missing.body.includes('first has no such page'), 'the site’s own 404 page is not served')
      },
    },
    {
      what: 'a host name that nobody has is 404, and one of a deleted environment',
      needs,
      async run(kit) {
        const { host, environmentId, get } = await served(kit)
        equal((await get('/', { host: `kit-${randomUUID()}.localhost` })).status, 404)
        equal((await get('/', { host: host.toUpperCase() })).status, 200, 'host names have no upper case')
        await kit.driver.deleteEnvironment({ environmentId, generation: '1.2' })
        equal((await get('/')).status, 404)
      },
    },
    {
      what: 'no path leads out of the release',
      needs,
      async run(kit) {
        const { get } = await served(kit)
        const up = [
          '/../../../../etc/passwd',
          '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
          '/..%2f..%2f..%2f..%2fetc/passwd',
        ]
        for (const path of [...up, '/..%5c..%5cetc/passwd', '//etc/passwd', '/index.html%00.css', '/%ff', '/%']) {
          const { status, body } = await get(path)
          ok(status === 404 || status === 400, `${path} is answered ${status}`)
          ok(!body.includes('root:'), `${path} leads out`)
        }
      },
    },
    {
      what: 'HEAD, validators and ranges',
      needs,
      async run(kit) {
        const { get } = await served(kit)
        const whole = await get('/large.txt')
        equal(whole.body.length, marked('first').get('large.txt')!.length)
        equal((await get('/large.txt', {}, 'HEAD')).body.length, 0)
        const etag = String(whole.headers.etag)
        ok(whole.headers.etag, 'there is no ETag')
        equal((await get('/large.txt', { 'if-none-match': etag })).status, 304)
        const range = await get('/large.txt', { range: 'bytes=6-10', 'if-range': etag })
        equal(range.status, 206)
        equal(range.body.toString(), 'first')
        equal((await get('/', {}, 'POST')).status, 405)
      },
    },
    {
      what: 'what is not to be indexed says so, and only that',
      needs,
      async run(kit) {
        const { wish, get, activeRelease } = await served(kit)
        ok(!/noindex/.test(String((await get('/')).headers['x-robots-tag'])))
        await wish({ activeRelease, indexing: false })
        ok(/noindex/.test(String((await get('/')).headers['x-robots-tag'])))
      },
    },
    {
      what: 'a suspended site serves a notice with 503, until it is not',
      needs,
      async run(kit) {
        const { wish, get, activeRelease } = await served(kit)
        await wish({ activeRelease, suspended: true })
        for (const path of ['/', '/style.css', '/nothing']) {
          const { status, body } = await get(path)
          equal(status, 503)
          ok(!body.includes('first'), 'a suspended site shows itself')
        }
        await wish({ activeRelease })
        equal((await get('/')).status, 200)
      },
    },
    {
      what: 'a closed site shows nothing without its password, and opens with a signed link',
      needs: [...needs, 'password-gate'],
      async run(kit) {
        const linkSecret = randomBytes(32).toString('base64url')
        const { get } = await served(kit, 'first', { gate: { password: 'correct horse battery', linkSecret } })
        for (const path of ['/', '/style.css', '/large.txt', '/nothing']) {
          ok(!(await get(path)).body.includes('first'), `${path} shows the site`)
        }
        const link = (until: number, secret = linkSecret) => {
          const mac = createHmac('sha256', Buffer.from(secret, 'base64url')).update(`visit ${until}`)
          return `/?holdfast-visit=${until}.${mac.digest('base64url')}`
        }
        const later = Math.floor(Date.now() / 1000) + 600
        const visit = await get(link(later))
        const cookie = [visit.headers['set-cookie'] ?? []]
          .flat()
          .map((one) => one.split(';')[0])
          .join('; ')
        ok(
          visit.body.includes('first') || (await get('/', { cookie })).body.includes('first'),
          'the link does not open it',
        )
        for (const bad of [
          link(later - 1200),
          link(later, randomBytes(32).toString('base64url')),
          '/?holdfast-visit=1',
        ]) {
          const answer = await get(bad)
          ok(!answer.body.includes('first') && !answer.headers['set-cookie'], 'a bad link opens it')
        }
      },
    },
    {
      what: 'who asks after a wish was answered gets what it names, and no answer is of two releases',
      needs: [...needs, 'rollback'],
      async run(kit) {
        const { environmentId, activeRelease, wish, get } = await served(kit, 'first')
        const marks = { first: activeRelease, other: await kit.upload(environmentId, marked('other')) }
        let isOver = false
        const visiting = Promise.all(
          Array.from({ length: 8 }, async (_, visitor) => {
            for (let i = 0; !isOver; i++) {
              const { status, body } = await get(['/', '/large.txt', '/style.css', '/nothing'][(i + visitor) % 4]!)
              ok(status === 200 || status === 404, `a visitor got ${status}`)
              ok(body.includes('first') !== body.includes('other'), 'an answer is of two releases, or of none')
            }
          }),
        )
        try {
          for (let i = 0; i < 20; i++) {
            const [mark, release] = Object.entries(marks)[(i + 1) % 2]!
            await wish({ activeRelease: release })
            ok((await get('/')).body.includes(mark), 'an older release is served after a wish was answered')
          }
        } finally {
          isOver = true
        }
        await visiting
      },
    },
    {
      what: 'who is in the middle of a file gets the rest of it, though its release is replaced and deleted',
      needs,
      async run(kit) {
        const { environmentId, host, activeRelease, wish } = await served(kit, 'first')
        const { hostname, port } = new URL(kit.sitesUrl!)
        const [answer] = (await once(
          request({ host: hostname, port, path: '/large.txt', headers: { host }, agent: false }).end(),
          'response',
        )) as [IncomingMessage]
        const other = await kit.upload(environmentId, marked('other'))
        await wish({ activeRelease: other })
        await kit.driver.deleteRelease({ environmentId, releaseId: activeRelease })
        const body = await buffer(answer)
        equal(body.length, marked('first').get('large.txt')!.length)
        ok(!body.includes('other'))
      },
    },
  ],
}
