import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { type CallName, type Capability, calls, capabilities, type DriverCall } from '../contract.ts'
import { allowsCall, type SharedSecret } from '../tokens.ts'
import { createHonestDriver, type HonestDriver, problemReply, type Received, type Reply } from './honest-driver.ts'
import { type MisbehaviourName, misbehaviours } from './misbehaviours.ts'

interface Script {
  name: MisbehaviourName
  call: CallName | 'every'
  /** How many calls it leaves alone before. */
  after: number
  /** How many it still strikes. */
  left: number
  struck: number
}

/** A driver over real HTTP that keeps the contract until a script says otherwise. */
export interface ScriptedDriver {
  url: string
  hostId: string
  secret: SharedSecret
  /** What it has, to be looked at and changed. */
  state: HonestDriver
  /** The calls that came, in order, as `putEnvironment <path>`. */
  received: { name: CallName; path: string }[]
  /**
   * From now on the call is answered so, until `times` calls have been, or the returned function is called. The latest
   * script of a call counts.
   */
  script(call: CallName | 'every', name: MisbehaviourName, options?: { times?: number; after?: number }): () => void
  /** Keeps the contract again. */
  behave(): void
  close(): Promise<void>
}

const routes = Object.entries(calls).map(([name, { method, path }]) => ({
  name: name as CallName,
  method,
  pattern: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}))
const bodies = new Map(
  Object.entries(calls).flatMap(([name, { body }]: [string, DriverCall]) =>
    body && !Array.isArray(body) ? [[name, Compile(body as TSchema)] as const] : [],
  ),
)
const queries = new Map(Object.entries(calls).map(([name, { query }]: [string, DriverCall]) => [name, query] as const))
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function startScriptedDriver(
  options: { hostId?: string; capabilities?: readonly Capability[]; secret?: SharedSecret } = {},
): Promise<ScriptedDriver> {
  const hostId = options.hostId ?? 'scripted'
  const secret = options.secret ?? { keyId: 'test', bytes: randomBytes(32) }
  const state = createHonestDriver({
    hostId,
    capabilities: options.capabilities ?? capabilities.filter((name) => name !== 'static'),
  })
  const received: ScriptedDriver['received'] = []
  let scripts: Script[] = []
  let postponed: (() => Promise<unknown>)[] = []

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url!, 'http://driver')
    const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(url.pathname))
    if (!route) return send(response, problemReply(404, 'not-found', true))
    const { name } = route
    const params = { ...route.pattern.exec(url.pathname)!.groups } as Record<string, string>
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? ''
    const isAllowed = await allowsCall(token, [secret], { hostId, method: request.method!, path: url.pathname })
    if (!isAllowed && !(calls[name] as DriverCall).open) return send(response, problemReply(401, 'bad-token', true))
    received.push({ name, path: url.pathname })
    // Read when it is needed: whoever refuses early has not read it.
    let body: Promise<Buffer> | undefined
    const read = () => (body ??= buffer(request))
    const honestly = async () => {
      const query = Object.fromEntries(url.searchParams)
      return answer(name, { params, query, headers: request.headers, body: await read() })
    }
    const due = postponed
    postponed = []
    for (const work of due) await work()
    const script = takeScript(name)
    if (!script) return send(response, await honestly())
    const later = (work: () => Promise<unknown>) => void postponed.push(work)
    const times = script.struck++
    const reply = await misbehaviours[script.name]({ read, honestly, response, driver: state, params, times, later })
    if (reply) send(response, reply)
  }

  /** The script that strikes this call. */
  function takeScript(call: CallName): Script | undefined {
    for (const script of scripts.filter((one) => one.call === call || one.call === 'every').reverse()) {
      if (script.after > 0) script.after--
      else if (script.left-- > 0) return script
    }
    return undefined
  }

  const server = createServer((request, response) => {
    // A script may have closed what the other side or this one still writes to.
    response.on('error', () => {})
    request.on('error', () => {})
    handle(request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hostId,
    secret,
    state,
    received,
    script(call, name, { times = Number.POSITIVE_INFINITY, after = 0 } = {}) {
      const script: Script = { name, call, after, left: times, struck: 0 }
      scripts.push(script)
      return () => {
        scripts = scripts.filter((other) => other !== script)
      }
    },
    behave() {
      scripts = []
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  async function answer(name: CallName, asked: Received): Promise<Reply> {
    return isGood(name, asked) ? state.answer(name, asked) : problemReply(400, 'bad-request', true)
  }
}

function isGood(name: CallName, { params, query, body }: Received): boolean {
  if (Object.entries(params).some(([key, value]) => key !== 'actId' && !ID.test(value))) return false
  if (Object.entries(queries.get(name) ?? {}).some(([key, schema]) => !isGoodQuery(schema, query[key]))) return false
  const validator = bodies.get(name)
  return !validator || validator.Check(parsed(body))
}

function isGoodQuery(schema: TSchema, value: string | undefined): boolean {
  if (value === undefined) return '~optional' in schema
  return Value.Check(schema, 'type' in schema && schema.type === 'integer' ? Number(value) : value)
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, { status, body }: Reply) {
  if (!body) return void response.writeHead(status).end()
  const json = status < 400 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'content-type': Buffer.isBuffer(body) ? 'application/gzip' : json })
  response.end(Buffer.isBuffer(body) ? body : JSON.stringify(body))
}
