import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Act, ActState, Wish } from '@holdfast/driver/contract'
import { signCall } from '@holdfast/driver/tokens'
import { readConfig, readSharedSecrets } from '@holdfast/runtime'
import { atEnd, silentLog, testSecrets, waitFor } from '@holdfast/testing'
import { type Files, startFiles } from '../app.ts'
import { configSchema } from '../config.ts'

export const HOST_ID = 'host-1'
const secrets = testSecrets('one')

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers of many forms
  json: any
}

type Body = string | Buffer | undefined

/** A data folder that is removed at the end of the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-files-'))
  atEnd(async () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The environment of a process on that folder. */
export function hostSettings(folder: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    HOST_ID,
    DRIVER_SECRETS: secrets,
    DATA_FOLDER: folder,
    DRIVER_PORT: '0',
    SITES_PORT: '0',
    SPARE_BYTES: '0',
    LOG_LEVEL: 'silent',
    ...more,
  }
}

/** A host in this process. */
export async function startHost(options: { folder?: string; settings?: Record<string, string> } = {}) {
  const folder = options.folder ?? temporaryFolder()
  const files = await startFiles(readConfig(configSchema, hostSettings(folder, options.settings)), silentLog)
  let isRunning = true
  const stop = async () => {
    if (isRunning) await files.stop()
    isRunning = false
  }
  atEnd(stop)
  return { ...talkTo(files), folder, stop, draftsLeft: () => readdirSync(join(folder, 'drafts')) }
}

export type Host = Awaited<ReturnType<typeof startHost>>

/** How a control plane and visitors talk to a host. */
export function talkTo({ driverPort, sitesPort }: Pick<Files, 'driverPort' | 'sitesPort'>) {
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const token = await tokenFor(method, path)
    const isBytes = Buffer.isBuffer(body)
    const sent = body === undefined || isBytes ? (body as Body) : JSON.stringify(body)
    const type = sent !== undefined && !isBytes ? { 'content-type': 'application/json' } : {}
    return ask(
      { port: driverPort, method, path, headers: { authorization: `Bearer ${token}`, ...type, ...headers } },
      sent,
    )
  }

  return {
    driverPort,
    sitesPort,
    call,
    /** A call without a token, or with that of another call. */
    callWith: (token: string | undefined, method: string, path: string, body?: string) =>
      ask({ port: driverPort, method, path, headers: token ? { authorization: `Bearer ${token}` } : {} }, body),

    /** Sends an archive. */
    upload: (environmentId: string, releaseId: string, archive: Buffer, headers: Record<string, string> = {}) => {
      const type = archive[0] === 0x1f ? 'application/gzip' : 'application/zip'
      return call('PUT', `/environments/${environmentId}/releases/${releaseId}`, archive, {
        'content-type': type,
        ...headers,
      })
    },
    wish: (environmentId: string, wish: Partial<Wish>) => call('PUT', `/environments/${environmentId}`, wishOf(wish)),

    /** Does an act, and waits for its end. */
    async act(act: Partial<Act> & { kind: Act['kind'] }): Promise<ActState> {
      const whole = { actId: randomUUID(), causedBy: 'service/site', deadline: Date.now() + 60_000, ...act }
      const begun = await call('POST', '/acts', whole)
      if (begun.status >= 400) throw new Error(`${begun.status} ${begun.json.code}`)
      let state: ActState = begun.json
      await waitFor(async () => {
        state = (await call('GET', `/acts/${whole.actId}`)).json
        return state.state !== 'running'
      })
      return state
    },

    /** Visits a site as a browser does. */
    visit: (url: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) => {
      const { host, path } = partsOf(url)
      const headers = { host, 'user-agent': BROWSER, ...options.headers }
      return ask({ port: sitesPort, path, method: options.method ?? 'GET', headers }, options.body)
    },
  }
}

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

export function tokenFor(method: string, path: string): Promise<string> {
  const [secret] = readSharedSecrets(secrets)
  const allowed = { hostId: HOST_ID, method, path: path.split('?', 1)[0]! }
  return signCall(secret!, allowed, { now: Date.now(), lifeMs: 60_000 })
}

export function wishOf(wish: Partial<Wish>): Wish {
  return {
    generation: '1.1',
    siteId: randomUUID(),
    tenure: 1,
    kind: 'live',
    hostNames: [],
    activeRelease: null,
    gate: null,
    indexing: true,
    suspended: false,
    ...wish,
  }
}

/** The path as it is: an URL would tidy it. */
function partsOf(url: string): { host: string; path: string } {
  const slash = url.indexOf('/')
  return slash < 0 ? { host: url, path: '/' } : { host: url.slice(0, slash), path: url.slice(slash) }
}

function ask(options: RequestOptions, body: Body): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const request = httpRequest({
      host: '127.0.0.1',
      agent: false,
      ...options,
      headers: { ...length, ...options.headers },
    })
    request.on('error', reject)
    request.on('response', async (response) => {
      try {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const isJson = response.headers['content-type']?.includes('json')
        const json = isJson ? JSON.parse(text) : undefined
        resolve({ status: response.statusCode!, headers: response.headers, bytes, text, json })
      } catch (error) {
        reject(error)
      }
    })
    request.end(body)
  })
}
