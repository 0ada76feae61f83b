import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import proxyaddr, { compile } from '@fastify/proxy-addr'
import type { Log } from '@holdfast/runtime'
import { LRUCache } from 'lru-cache'
import type { Environments, HostedEnvironment } from '../environments/environment-store.ts'
import type { StoredContent } from '../releases/content-reading.ts'
import { classOf, isBot, type UsageClass } from '../usage/usage.ts'
import { hostInHeader, isHidden, pathUrl, queryOf, readPath, samePlace, visitorOf } from './address.ts'
import { createAttempts } from './attempts.ts'
import { isRangeCurrent, isUnchanged } from './caching.ts'
import { chooseEncoding } from './encoding.ts'
import { type Bytes, createFileSender } from './file-sending.ts'
import { cookieFor, hasCookie, isPassword, type SiteGate, withoutVisit } from './gate.ts'
import { hostPages, type PageName, pageHeaders, pageText } from './page.ts'
import { readRange } from './range.ts'
import { type ServedFile, servedFiles } from './served-file.ts'
import { chooseLanguage } from './words.ts'

const LONGEST_FORM = 4_096
const FAREWELL_MS = 5_000
const NAMES_OF_PROGRAMS = 5_000

export interface SitesOptions {
  environments: Environments
  log: Log
  host: string
  port: number
  /** Whether visitors come by https, which then ends before this server. */
  isSecure: boolean
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Bytes of small files that are kept in memory. */
  cacheBytes: number
  /** How long a connection may rest. */
  idleMs: number
  count(answered: { environmentId: string; tenure: number; class: UsageClass; bytes: number }): void
}

/** Serves sites to their visitors, by host name. */
export async function startSites(options: SitesOptions) {
  const { environments, log, host, port, isSecure } = options
  const attempts = createAttempts()
  const isTrusted = compile(options.trustedProxies)
  const bots = new LRUCache<string, boolean>({ max: NAMES_OF_PROGRAMS })
  const sender = createFileSender({ cacheBytes: options.cacheBytes })
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: options.idleMs })
  server.timeout = options.idleMs
  server.on('request', (request, response) => {
    const failed = (err: unknown) => {
      log.error({ err }, 'a site could not be served')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'Content-Length': 0 }).end()
    }
    try {
      serve(request, response)?.catch(failed)
    } catch (error) {
      failed(error)
    }
  })
  await once(server.listen(port, host), 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      // Whoever reads slowly does not hold up the end.
      const cut = setTimeout(() => server.closeAllConnections(), FAREWELL_MS)
      await closed
      clearTimeout(cut)
    },
  }

  /** In one turn of the event loop where all is in memory, which is the usual case. */
  function serve(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    const environment = environments.byHostName(hostInHeader(request.headers.host))
    if (environment?.standing.state !== 'wished') return sendPage(request, response, 'unknown')
    const { wish } = environment.standing
    if (wish.suspended) return sendPage(request, response, 'suspended', ['Retry-After', '3600'])
    if (!wish.gate) return serveRelease(request, response, environment, wish.activeRelease)
    return letIn(request, response, environment, wish.gate).then(
      (mayEnter) => mayEnter && serveRelease(request, response, environment, wish.activeRelease),
    ) as Promise<void>
  }

  function serveRelease(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    releaseId: string | null,
  ): Promise<void> | void {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': 0 }).end()
      return
    }
    if (releaseId === null) return sendPage(request, response, 'empty')
    const opened = environments.openedContent(environment.id, releaseId)
    if (opened) return sendHeld(opened)
    return environments.heldContent(environment.id, releaseId).then((content) => {
      // It was deleted in this moment, together with its environment.
      if (!content) return sendPage(request, response, 'unknown')
      return sendHeld(content)
    })

    /** Held: what is wished or removed meanwhile changes nothing for this request. */
    function sendHeld(content: StoredContent): Promise<void> | void {
      const sending = sendFile(request, response, environment, content)
      if (sending) return sending.finally(content.letGo)
      content.letGo()
    }
  }

  function sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    content: StoredContent,
  ): Promise<void> | void {
    const files = servedFiles(content, environment)
    const path = readPath(request.url!)
    const found = path === undefined || isHidden(path) ? undefined : (files.get(path) ?? files.get(indexOf(path)))
    if (found) return answer(request, response, environment, content, found)
    if (path !== undefined && path !== '' && !isHidden(path) && files.get(`${path}/index.html`)) {
      return redirect(request, response, environment, `${pathUrl(path)}/${queryOf(request.url!)}`)
    }
    const own = files.get('404.html')
    if (!own) return sendPage(request, response, 'missing', [], environment)
    return send(
      request,
      response,
      environment,
      404,
      own.missingHeaders,
      {
        fd: content.fd,
        key: own.key,
        offset: own.file.offset,
        bytes: own.file.bytes,
      },
      own.type,
    )
  }

  function answer(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    content: StoredContent,
    served: ServedFile,
  ): Promise<void> | void {
    const { headers } = request
    const { file, type, key } = served
    const whole = { fd: content.fd, key, offset: file.offset, bytes: file.bytes }
    if (headers.range !== undefined) {
      const part = isRangeCurrent(headers, served.plain) ? readRange(headers.range, file.bytes) : undefined
      if (part === 'unsatisfiable') {
        response.writeHead(416, { 'Content-Range': `bytes */${file.bytes}`, 'Content-Length': 0 }).end()
        return
      }
      if (part && !isUnchanged(headers, served.plain)) {
        const range = `bytes ${part.begin}-${part.begin + part.bytes - 1}/${file.bytes}`
        const bytes = { fd: content.fd, offset: file.offset + part.begin, bytes: part.bytes }
        return send(request, response, environment, 206, [...served.plain.headers, 'Content-Range', range], bytes, type)
      }
    }
    const copies = content.compressed?.copies.get(file.sha256)
    const encoding = copies && chooseEncoding(headers['accept-encoding'], (one) => copies[one] !== undefined)
    const form = encoding ? served.encoded(encoding) : served.plain
    if (isUnchanged(headers, form)) {
      response.writeHead(304, form.headers).end()
      count({ environment, class: classOf({ byBot: byBot(request), type }), bytes: 0 })
      return
    }
    const bytes = encoding ? { fd: content.compressed!.fd, key: `${key} ${encoding}`, ...copies![encoding]! } : whole
    return send(request, response, environment, 200, form.headers, bytes, type)
  }

  function send(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    status: number,
    headers: string[],
    bytes: Bytes,
    type: string,
  ): Promise<void> | void {
    const use = classOf({ byBot: byBot(request), type })
    response.writeHead(status, [...headers, 'Content-Length', String(bytes.bytes)])
    if (request.method === 'HEAD') {
      response.end()
      count({ environment, class: use, bytes: 0 })
      return
    }
    const sent = sender.send(response, bytes)
    if (typeof sent === 'number') return count({ environment, class: use, bytes: sent })
    return sent.then((number) => count({ environment, class: use, bytes: number }))
  }

  function redirect(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    place: string,
  ): void {
    response.writeHead(301, { Location: place, 'Cache-Control': 'no-cache', 'Content-Length': 0 }).end()
    count({ environment, class: byBot(request) ? 'bots' : 'people', bytes: 0 })
  }

  /** Whether the visitor may see the site. If not, the answer is given. */
  async function letIn(
    request: IncomingMessage,
    response: ServerResponse,
    environment: HostedEnvironment,
    gate: SiteGate,
  ): Promise<boolean> {
    const { id } = environment
    const now = Date.now()
    const open = (place: string) => {
      const cookie = cookieFor(gate, id, { now, isSecure })
      const headers = { Location: place, 'Set-Cookie': cookie, 'Cache-Control': 'no-store', 'Content-Length': 0 }
      response.writeHead(303, headers).end()
      return false
    }
    const place = withoutVisit(request.url!, gate, now)
    if (place !== undefined) return open(samePlace(place))
    if (hasCookie(request.headers.cookie, gate, id, now)) return true
    if (request.method !== 'POST') {
      sendPage(request, response, 'gate')
      return false
    }
    const visitor = visitorOf(proxyaddr(request, isTrusted))
    if (!attempts.take(id, visitor, now)) {
      sendPage(request, response, 'tooMany', ['Retry-After', '300', 'Connection', 'close'])
      return false
    }
    const password = await readPassword(request)
    if (password !== undefined && isPassword(password, gate)) {
      attempts.takeBack(id, visitor, now)
      return open(samePlace(request.url!))
    }
    sendPage(request, response, 'wrongPassword')
    return false
  }

  function sendPage(
    request: IncomingMessage,
    response: ServerResponse,
    name: PageName,
    more: string[] = [],
    environment?: HostedEnvironment,
  ): void {
    const body = Buffer.from(pageText(name, chooseLanguage(request.headers['accept-language'])))
    response.writeHead(hostPages[name], [...pageHeaders, ...more, 'Content-Length', String(body.length)])
    response.end(request.method === 'HEAD' ? undefined : body)
    if (environment) count({ environment, class: byBot(request) ? 'bots' : 'people', bytes: body.length })
  }

  function count({
    environment,
    ...answered
  }: {
    environment: HostedEnvironment
    class: UsageClass
    bytes: number
  }): void {
    if (environment.standing.state !== 'wished') return
    options.count({ environmentId: environment.id, tenure: environment.standing.wish.tenure, ...answered })
  }

  function byBot({ headers }: IncomingMessage): boolean {
    const name = headers['user-agent']
    if (name === undefined) return true
    let known = bots.get(name)
    if (known === undefined) {
      known = isBot(name)
      bots.set(name, known)
    }
    return known
  }
}

function indexOf(path: string): string {
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** Of a form. Undefined if it is none, or too long. */
async function readPassword(request: IncomingMessage): Promise<string | undefined> {
  let form = ''
  for await (const chunk of request.setEncoding('latin1')) {
    form += chunk
    if (form.length > LONGEST_FORM) return undefined
  }
  return new URLSearchParams(form).get('password') ?? undefined
}
