import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { heavyRequests, heavyRequestsTo } from './fuzz/heavy.ts'
import { hasReachedHandler, judge } from './fuzz/judge.ts'
import { pages } from './fuzz/pages.ts'
import { type Generated, requestsTo } from './fuzz/requests.ts'
import { guiltyAmong, LONGEST_TURN_MS, type Sent, suspectsOf, watchTurns } from './fuzz/turns.ts'
import { buildWorld, type Values, type World } from './fuzz/world.ts'
import { type Route, readRoutes } from './support/documented-routes.ts'
import { type Received, send } from './support/http.ts'
import { inTurns } from './support/in-turns.ts'
import { openMailbox } from './support/mailbox.ts'
import { newAddress } from './support/person.ts'
import { startTestSystem } from './support/start-system.ts'

// Sends generated requests to every route as a signed-in user, valid and hostile ones. No answer may be a 500, an error
// without a problem document, or contain a word of another user's company. No request may take more than 100 ms of
// processor time in one turn of the event loop of any process: among them are requests that were made to be slow.
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    /** Id of the only operation to send requests to; `heavy`: only the requests that were made to be slow. */
    route: { type: 'string' },
    requests: { type: 'string' },
  },
})
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed)
const perRoute = Number(values.requests ?? (values.short ? 40 : 500))
const mustReach = Math.min(50, Math.floor(perRoute / 10))
/** Routes of which fewer requests need to reach the handler, and why. */
const SELDOM_REACHED: Record<string, { share: number; because: string }> = {
  createEnvironment: {
    share: 1 / 6,
    because: 'most bodies fit the schema and no rule of the service: a name only one kind has',
  },
}
const AT_ONCE = 6
const TOLD_PER_ROUTE = 5

const begun = performance.now()
const say = (line: string) => console.log(line)
say(`seed ${seed}, ${perRoute} requests to each route`)
const operator = newAddress('operator')
const many = '1000000'
const turns = await watchTurns()
const system = await startTestSystem({
  environment: {
    gateway: { RATE_LIMIT_PER_MINUTE: many, TRUSTED_PROXIES: '127.0.0.1', ...turns.environmentOf('gateway') },
    identity: {
      SIGN_IN_ATTEMPTS: many,
      FAILURES_PER_ACCOUNT: many,
      FAILURES_PER_HOST: many,
      FAILURES_PER_NETWORK: many,
      FAILURES_PER_SESSION: many,
      OPERATOR_EMAILS: operator,
      ...turns.environmentOf('identity'),
    },
    company: {
      INVITATIONS_PER_DAY: many,
      INVITATIONS_PER_ADDRESS: many,
      INVITATIONS_PER_USER: many,
      INVITATIONS_PER_RECIPIENT: many,
      RESEND_AFTER_MS: '0',
      ...turns.environmentOf('company'),
    },
    site: turns.environmentOf('site'),
    notification: turns.environmentOf('notification'),
  },
  say,
})
const failures: string[] = []
const total = { routes: 0, requests: 0, reached: 0, undecided: 0 }
try {
  const pids = system.system.processes.map((process) => process.pid())
  const world = await buildWorld({ api: system.url, mailbox: openMailbox(system.mail.webUrl) }, operator)
  const all = [...(await readRoutes(system.url)), ...pages]
  const routes = all.filter(({ id }) => values.route === undefined || id === values.route)
  say(`${routes.length} routes, ${world.canaries.length} canaries\n`)
  turns.forget()
  for (const route of routes) await fuzz(route, world)
  if (values.route === undefined || values.route === 'heavy') await sendHeavy(all, world)
  say(`longest turns of event loops: ${turns.longest() || 'none worth writing down'}`)
  system.system.processes.forEach((process, index) => {
    if (process.pid() !== pids[index]) failures.push(`${process.service} had to be started again`)
  })
  // Many changes of one company or user at once may be refused as too many, but only rarely.
  if (total.undecided > total.requests / 200) failures.push(`${total.undecided} times 503`)
  failures.push(...loggedErrors(join(system.directory, 'logs')))
} catch (error) {
  failures.push((error as Error).stack ?? String(error))
}
await system.stop({ keepLogs: failures.length > 0 })
await turns.stop()
for (const failure of failures) say(`FAIL  ${failure}`)
const seconds = Math.round((performance.now() - begun) / 1000)
say(
  `\nfuzz: ${total.routes} routes, ${total.requests} requests, ${total.reached} reached a handler, ` +
    `${total.undecided} times 503, ${failures.length} failures, seed ${seed} (${seconds} s)`,
)
if (failures.length > 0) process.exitCode = 1

async function fuzz(route: Route, world: World): Promise<void> {
  const generated = fc.sample(requestsTo(route), { numRuns: perRoute, seed: seed ^ hash(route.id) })
  const statuses = new Map<number, number>()
  const faults = collectFaults()
  const sent: Sent<Filled>[] = []
  let reached = 0
  await inTurns(generated, AT_ONCE, async (request, index) => {
    const received = await trySending(route, request, { world, index, sent, note: faults.note })
    if (!received) return
    if (hasReachedHandler(route, request, received)) reached++
    if (received.status === 503) total.undecided++
    statuses.set(received.status, (statuses.get(received.status) ?? 0) + 1)
    const next = /"nextCursor":"([^"]+)"/.exec(received.text)?.[1]
    if (next) world.noteCursor(next)
  })

  total.routes++
  total.requests += generated.length
  total.reached += reached
  const seen = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`)
  say(`${`${route.method} ${route.path}`.padEnd(62)} ${generated.length} sent, ${reached} reached: ${seen.join(' ')}`)
  const wanted = Math.floor(mustReach * (SELDOM_REACHED[route.id]?.share ?? 1))
  if (reached < wanted) failures.push(`${route.id}: only ${reached} of ${wanted} reached the handler`)
  faults.tell(route.id)
  await findSlow(route.id, sent)
}

/** Sends what was made to be slow, one request after the other, so that each long turn has one cause. */
async function sendHeavy(routes: Route[], world: World): Promise<void> {
  const anywhere: Route = {
    id: 'heavy',
    method: '',
    path: '',
    query: [],
    isSignedOut: false,
    methods: [],
    freshProof: false,
  }
  const known = values.short ? new Set<string>() : undefined
  const requests = [
    ...heavyRequests().map((request) => ({ route: anywhere, request })),
    ...routes.flatMap((route) => heavyRequestsTo(route, known).map((request) => ({ route, request }))),
  ]
  const faults = collectFaults()
  const sent: Sent<Filled>[] = []
  for (const [index, { route, request }] of requests.entries()) {
    await trySending(route, request, { world, index, sent, note: faults.note })
  }
  total.requests += requests.length
  say(`${requests.length} requests that were made to be slow`)
  faults.tell('heavy')
  await findSlow('heavy', sent)
}

/** Sends a generated request and judges its answer. Undefined if there is none. */
async function trySending(
  route: Route,
  request: Generated,
  { world, index, sent, note }: { world: World; index: number; sent: Sent<Filled>[]; note: Note },
): Promise<Received | undefined> {
  const { actor, values: filling } = await world.context(route, index)
  const sending = fill(request, filling, route.isSignedOut ? undefined : actor.token, index)
  const sentAt = performance.now()
  const from = Date.now()
  const received = await sendPatiently(sending).catch((error: Error) => error)
  sent.push({ request: sending, from, to: Date.now() })
  if (received instanceof Error) {
    note(`no answer: ${received.message}`, request, 0)
    return
  }
  const text = `${sending.path}\n${sending.body ?? ''}\n${JSON.stringify(sending.headers)}`
  const tookMs = performance.now() - sentAt
  for (const what of judge(route, request, received, { sent: text, canaries: world.canaries, tookMs })) {
    note(what, request, received.status)
  }
  if (received.status === 200) actor.keepToken(sending.method, sending.path, readBody(received.text))
  return received
}

/** Sends those requests again that may have caused a long turn of an event loop, and fails if they do it again. */
async function findSlow(name: string, sent: Sent<Filled>[]): Promise<void> {
  await settled()
  const suspects = suspectsOf(sent, turns.fresh())
  for (const { request, service, ms } of await guiltyAmong(suspects, turns, { send: sendPatiently, settled })) {
    const told = describe({ kind: 'raw-body', ...request }, 0).replace(/ → 0$/, '')
    failures.push(`${name}: ${Math.round(ms)} ms of one turn in ${service}, more than ${LONGEST_TURN_MS}: ${told}`)
  }
}

/** Asks every service something. Each has had a turn of its loop, and has written down the one before, when it answers. */
async function settled(): Promise<void> {
  for (const path of ['/v1/email-confirmations', '/v1/invitations/look']) {
    const headers = { 'content-type': 'application/json' }
    await sendPatiently({ method: 'POST', path, headers, body: '{"token":"x"}' })
  }
}

type Note = (what: string, request: Generated, status: number) => void

function collectFaults() {
  const wrong = new Map<string, { count: number; first: string }>()
  const note: Note = (what, request, status) => {
    const known = wrong.get(what)
    if (known) known.count++
    else wrong.set(what, { count: 1, first: describe(request, status) })
  }
  function tell(name: string) {
    for (const [what, { count, first }] of [...wrong].slice(0, TOLD_PER_ROUTE)) {
      failures.push(`${name}: ${what} (${count} times), for example ${first}`)
    }
    if (wrong.size > TOLD_PER_ROUTE) failures.push(`${name}: and ${wrong.size - TOLD_PER_ROUTE} other faults`)
  }
  return { note, tell }
}

/** A body in JSON; undefined for any other text. */
function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Filled {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Buffer
}

function fill(
  { method, path, headers, body }: Generated,
  filling: Values,
  token: string | undefined,
  index: number,
): Filled {
  const filled = (text: string) => text.replaceAll(/«([\w.]+)»/g, (whole, name) => filling[name]?.() ?? whole)
  const given = Object.entries(headers).map(([name, value]) => [name, filled(value)])
  return {
    method,
    path: filled(path),
    headers: {
      // Failed attempts are counted for each account and network address, so each request comes from another address.
      'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
      ...(token && { authorization: `Bearer ${token}` }),
      ...Object.fromEntries(given),
    },
    body: typeof body === 'string' ? filled(body) : body,
  }
}

/** Sends again if the server has closed a kept-open connection, which it may do at any moment. */
async function sendPatiently(request: Filled): Promise<Received> {
  for (let tries = 1; ; tries++) {
    try {
      return await send(system.url, request)
    } catch (error) {
      if (tries === 3 || !/ECONNRESET|EPIPE|hang up/.test(String(error))) throw error
    }
  }
}

/** Describes a request well enough to send it again, with `«…»` in place of secrets and ids. */
function describe({ kind, method, path, headers, body }: Generated, status: number): string {
  const text = body === undefined ? '' : Buffer.from(body).toString('utf8')
  const shown = JSON.stringify(text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text)
  const given = JSON.stringify(headers)
  return `[${kind}] ${method} ${path.slice(0, 300)} ${given.slice(0, 300)} ${shown} → ${status}`
}

/** The lines that a service has logged as errors. */
function loggedErrors(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    const errors = lines.filter((line) => /^\{"level":[56]0,/.test(line)).map((line) => JSON.parse(line))
    const kinds = Map.groupBy(errors, ({ msg, err, method }) => `${msg} ${method ?? ''} ${err?.message ?? ''}`)
    return [...kinds].map(([kind, all]) => `${file}: ${all.length} times: ${kind.slice(0, 400)}`)
  })
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7)
}
