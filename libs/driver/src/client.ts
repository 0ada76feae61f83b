import { Readable } from 'node:stream'
import type { Static, TObject, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { Agent, type Dispatcher, errors } from 'undici'
import { type AskedCall, contradictionOf } from './answers.ts'
import { ANSWER_BYTES, type CallName, calls, type DriverCall, DriverProblem, type ReleaseState } from './contract.ts'
import { DriverFault } from './fault.ts'
import { type SharedSecret, signCall } from './tokens.ts'
import { type SentArchive, sending } from './upload.ts'

type Calls = typeof calls

type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown

type QueryOf<Call> = Call extends { query: infer Query extends Record<string, TSchema> }
  ? Static<TObject<Query>>
  : unknown

type BodyOf<Call> = Call extends { body: readonly (infer Type extends string)[] }
  ? SentArchive<Type>
  : Call extends { body: infer Body extends TSchema }
    ? { body: Static<Body> }
    : unknown

/** An archive that the driver sends: whoever gets it reads it to its end or destroys it. Fails with a DriverFault. */
export interface ReceivedArchive {
  stream: Readable
}

// A string first: it has the form of a schema, too.
type AnswerOf<Answer> = Answer extends string ? ReceivedArchive : Answer extends TSchema ? Static<Answer> : undefined

/** What a call of the contract takes: parameters of its path and query, and its body. */
export type DriverRequest<Name extends CallName> = ParamsOf<Calls[Name]['path']> &
  QueryOf<Calls[Name]> &
  BodyOf<Calls[Name]>
export type DriverAnswer<Name extends CallName> = AnswerOf<Calls[Name]['answers'][keyof Calls[Name]['answers']]>

export interface CallOptions {
  /** Until the answer is there, an archive to be fetched only its beginning. @default 10 s, an upload 15 minutes */
  deadlineMs?: number
  /** Ends the call early, with the signal's reason. */
  signal?: AbortSignal
}

/**
 * The calls of the contract, by their names in it. Each ends with an answer that keeps the contract, or with a
 * {@link DriverFault}. None is repeated here.
 */
export type HostDriver = {
  [Name in CallName]: (request: DriverRequest<Name>, options?: CallOptions) => Promise<DriverAnswer<Name>>
} & { close(): Promise<void> }

export interface Connecting {
  /** For mutual TLS. */
  tls?: { ca?: string; cert?: string; key?: string }
}

export interface DriverAddress {
  /** Of its `GET /`; may have a path. */
  url: string
  hostId: string
  secret: SharedSecret
}

const DEADLINE_MS = 10_000
const UPLOAD_DEADLINE_MS = 15 * 60_000
/** A download ends with a fault when nothing has come for so long. */
const IDLE_MS = 30_000
/** For as long as a token is good beside the deadline: the two clocks may differ. */
const TOKEN_EXTRA_MS = 30_000
const CONNECTIONS = 64
const HEADER_BYTES = 16 * 1024

/** Opens the calls of one driver. Connects when something is called, and keeps connections for the next calls. */
export function openDriver(address: DriverAddress & Connecting): HostDriver {
  const agent = openAgent(address)

  function call(name: CallName, request: AskedCall, options?: CallOptions): Promise<unknown> {
    const path = pathOf(name, request)
    const url = urlOf(address, path)
    for (const [key, value] of Object.entries(queryOf(name, request))) url.searchParams.set(key, value)
    const lifeMs = deadlineOf(name, options) + TOKEN_EXTRA_MS
    const token = isOpen(name) ? undefined : tokenFor(name, path, address, { now: Date.now(), lifeMs })
    return exchange(agent, { name, url, token, request: { ...request, hostId: address.hostId } }, options)
  }

  const methods = Object.keys(calls).map((name) => [
    name,
    (request: AskedCall, options?: CallOptions) => call(name as CallName, request, options),
  ])
  return { ...Object.fromEntries(methods), close: () => agent.destroy() }
}

/** With which another program makes one call of the contract until it is over. */
export interface CallTicket {
  url: string
  token: string
}

/** A ticket to upload one release. */
export async function ticketFor(
  params: { environmentId: string; releaseId: string },
  address: DriverAddress,
  life: { now: number; lifeMs: number },
): Promise<CallTicket> {
  const path = pathOf('putRelease', params)
  return { url: urlOf(address, path).href, token: await tokenFor('putRelease', path, address, life) }
}

/** A ticket to fetch a release or a backup. */
export async function downloadTicketFor(
  content: { environmentId: string } & ({ releaseId: string } | { backupId: string }),
  address: DriverAddress,
  life: { now: number; lifeMs: number },
): Promise<CallTicket> {
  const name = 'backupId' in content ? 'downloadBackup' : 'downloadRelease'
  const path = pathOf(name, content)
  return { url: urlOf(address, path).href, token: await tokenFor(name, path, address, life) }
}

/** For a program that has tickets, and no secret of any driver. */
export function openUploads(connecting: Connecting = {}) {
  const agent = openAgent(connecting)
  return {
    /** As `putRelease` of {@link HostDriver}. */
    send(ticket: CallTicket, releaseId: string, archive: SentArchive, options?: CallOptions): Promise<ReleaseState> {
      const url = new URL(ticket.url)
      const asking = { name: 'putRelease', url, token: ticket.token, request: { releaseId, ...archive } } as const
      return exchange(agent, asking, options) as Promise<ReleaseState>
    },
    close: () => agent.destroy(),
  }
}

/** For a program that has tickets to fetch a release or a backup. */
export function openDownloads(connecting: Connecting = {}) {
  const agent = openAgent(connecting)
  return {
    /** As `downloadRelease` and `downloadBackup` of {@link HostDriver}. */
    receive(ticket: CallTicket, options?: CallOptions): Promise<ReceivedArchive> {
      const asking = { name: 'downloadRelease', url: new URL(ticket.url), token: ticket.token, request: {} } as const
      return exchange(agent, asking, options) as Promise<ReceivedArchive>
    },
    close: () => agent.destroy(),
  }
}

function openAgent({ tls }: Connecting): Agent {
  return new Agent({
    // One request at a time on a connection: with more, an answer too many would be taken for the next one's.
    pipelining: 1,
    connections: CONNECTIONS,
    connect: { ...tls, timeout: DEADLINE_MS },
    maxHeaderSize: HEADER_BYTES,
    // The deadline of each call is for that.
    headersTimeout: 0,
    bodyTimeout: IDLE_MS,
  })
}

interface Asking {
  name: CallName
  url: URL
  token: string | Promise<string> | undefined
  request: AskedCall
}

/** Listens to the source of an upload before it waits for anything: it may break off at once. */
async function exchange(agent: Agent, { name, url, token, request }: Asking, options: CallOptions = {}) {
  const upload = isUpload(name) ? sending(request as unknown as SentArchive) : undefined
  const authorization = token === undefined ? {} : { authorization: `Bearer ${await token}` }
  const deadline = new AbortController()
  const timer = setTimeout(
    () => deadline.abort(new DriverFault('timeout', `${name}: no answer in time`)),
    deadlineOf(name, options),
  )
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: calls[name].method,
      headers: {
        accept: 'application/json',
        ...authorization,
        ...(upload?.headers ?? (request.body !== undefined && { 'content-type': 'application/json' })),
      },
      body: upload?.stream ?? (request.body !== undefined ? JSON.stringify(request.body) : undefined),
      signal: options.signal ? AbortSignal.any([deadline.signal, options.signal]) : deadline.signal,
    })
    const result = await read(name, answer, request)
    if (upload && !upload.isWhole()) throw notUnderstood(name, 'it stored an archive before it had the whole')
    return result
  } catch (error) {
    if (upload?.broken) throw upload.broken
    if (options.signal?.aborted) throw options.signal.reason
    throw faultOf(name, deadline.signal.aborted ? deadline.signal.reason : error)
  } finally {
    clearTimeout(timer)
  }
}

const validators = new Map(
  Object.entries(calls).flatMap(([name, { answers }]) =>
    Object.entries(answers).flatMap(([status, schema]: [string, unknown]) =>
      typeof schema === 'object'
        ? [[`${name} ${status}`, { schema: schema as TSchema, validator: Compile(schema as TSchema) }]]
        : [],
    ),
  ) as [string, { schema: TSchema; validator: { Check(value: unknown): boolean } }][],
)
const problemValidator = Compile(DriverProblem)

async function read(
  name: CallName,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  asked: AskedCall,
): Promise<unknown> {
  const declared: DriverCall = calls[name]
  const isDeclared = statusCode in declared.answers
  const wanted = declared.answers[statusCode]
  if (isDeclared && typeof wanted === 'string') {
    if (headers['content-type'] === wanted) {
      const stream = Readable.from(received(name, body))
      // Who destroys it before the first read never gets into the generator, which would do it.
      stream.once('close', () => discard(body))
      return { stream }
    }
    discard(body)
    throw notUnderstood(name, `it answered ${statusCode} with another type than ${wanted}`)
  }
  if (!isDeclared && statusCode < 400) {
    discard(body)
    throw notUnderstood(name, `it answered ${statusCode}`)
  }
  const bytes = await readBounded(name, body)
  if (isDeclared && wanted === undefined) return undefined
  const parsed = parse(bytes)
  if (!isDeclared) throw problemFault(name, statusCode, parsed)
  const { schema, validator } = validators.get(`${name} ${statusCode}`)!
  if (!validator.Check(parsed)) throw notUnderstood(name, `its answer with ${statusCode} breaks the contract`)
  const answer = Value.Clean(schema, parsed)
  const contradiction = contradictionOf(name, answer, asked)
  if (contradiction) throw notUnderstood(name, contradiction)
  return answer
}

function problemFault(name: CallName, status: number, parsed: unknown): DriverFault {
  if (problemValidator.Check(parsed)) {
    const problem = Value.Clean(DriverProblem, parsed) as DriverProblem
    return new DriverFault('refused', `${name}: the driver refused with ${status} ${problem.code}`, { problem, status })
  }
  if (status >= 500) return new DriverFault('unreachable', `${name}: ${status} without a problem`)
  return notUnderstood(name, `it answered ${status} without a problem`)
}

/** Closes its connection too: an answer that nobody reads would hold it. */
function discard(body: Readable) {
  body.on('error', () => {}).destroy()
}

async function readBounded(name: CallName, body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop early destroys the body, and with it the connection.
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > ANSWER_BYTES) throw notUnderstood(name, `its answer has more than ${ANSWER_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function* received(name: CallName, body: Readable) {
  try {
    yield* body
  } catch (error) {
    throw faultOf(name, error)
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

/** Of undici's errors: those that say that the driver speaks no proper HTTP. */
const BROKEN_HTTP = /^UND_ERR_(HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH)$/
const TOO_LATE = /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/

function faultOf(name: CallName, error: unknown): DriverFault {
  if (error instanceof DriverFault) return error
  const code = String((error as { code?: unknown }).code)
  if (TOO_LATE.test(code)) return new DriverFault('timeout', `${name}: no answer in time`, { cause: error })
  // Without the error, which has what the driver sent.
  if (error instanceof errors.HTTPParserError || BROKEN_HTTP.test(code)) return notUnderstood(name, 'it speaks no HTTP')
  return new DriverFault('unreachable', `${name}: no whole answer`, { cause: error })
}

function notUnderstood(name: CallName, what: string): DriverFault {
  return new DriverFault('not-understood', `${name}: ${what}`)
}

function pathOf(name: CallName, request: AskedCall): string {
  return calls[name].path.replaceAll(/:(\w+)/g, (_whole, param) => encodeURIComponent(String(request[param as never])))
}

function urlOf({ url }: DriverAddress, path: string): URL {
  return new URL(`${url.replace(/\/$/, '')}${path}`)
}

function tokenFor(
  name: CallName,
  path: string,
  { hostId, secret }: DriverAddress,
  life: { now: number; lifeMs: number },
) {
  return signCall(secret, { hostId, method: calls[name].method, path }, life)
}

function queryOf(name: CallName, request: AskedCall): Record<string, string> {
  const given = Object.keys((calls[name] as DriverCall).query ?? {}).filter(
    (key) => request[key as never] !== undefined,
  )
  return Object.fromEntries(given.map((key) => [key, String(request[key as never])]))
}

function deadlineOf(name: CallName, options: CallOptions = {}): number {
  return options.deadlineMs ?? (isUpload(name) ? UPLOAD_DEADLINE_MS : DEADLINE_MS)
}

function isUpload(name: CallName): boolean {
  return Array.isArray((calls[name] as DriverCall).body)
}

function isOpen(name: CallName): boolean {
  return (calls[name] as DriverCall).open === true
}
