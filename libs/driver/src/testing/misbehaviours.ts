import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ANSWER_BYTES, type EnvironmentState } from '../contract.ts'
import { type HonestDriver, problemReply, type Reply } from './honest-driver.ts'

/** One call that the driver is about to answer wrongly. */
export interface Moment {
  /** Reads the whole body of the request. */
  read(): Promise<unknown>
  /** Does what was asked and says what an honest driver would answer. */
  honestly(): Promise<Reply>
  response: ServerResponse
  driver: HonestDriver
  params: Record<string, string>
  /** How often this misbehaviour has met a call before. */
  times: number
  /** Runs before the next call of any kind is answered. */
  later(work: () => Promise<unknown>): void
}

/** Nothing: the misbehaviour has answered by itself, or never will. */
type Misbehaviour = (moment: Moment) => Promise<Reply | undefined>

/** JSON that is sent as it is, with its status. */
function raw({ response }: Moment, status: number, type: string, text: string | Buffer): undefined {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text)
}

/** What it has of environments, wherever an answer tells of them, changed. */
async function retold(
  moment: Moment,
  change: (state: EnvironmentState, moment: Moment) => Partial<EnvironmentState>,
): Promise<Reply> {
  const reply = await moment.honestly()
  const body = reply.body as { environmentId?: string; environments?: EnvironmentState[] }
  if (reply.status !== 200 || Buffer.isBuffer(body)) return reply
  const one = (state: EnvironmentState) => ({ ...state, ...change(state, moment) })
  if (body.environments) return { ...reply, body: { ...body, environments: body.environments.map(one) } }
  return body.environmentId ? { ...reply, body: one(body as EnvironmentState) } : reply
}

/** Fields of an answer, changed wherever they are. */
async function replaced(moment: Moment, change: (key: string, value: unknown) => unknown): Promise<Reply> {
  const reply = await moment.honestly()
  if (!reply.body || Buffer.isBuffer(reply.body)) return reply
  return { ...reply, body: JSON.parse(JSON.stringify(reply.body, change)) }
}

const otherDigest = `sha256:${'0'.repeat(64)}`
const SLOW_MS = 1_500

/** Everything that a driver may do to those who call it, by name. */
export const misbehaviours = {
  /** Answers late. */
  slow: async ({ honestly }) => {
    await wait(SLOW_MS)
    return honestly()
  },
  /** Does what was asked, and never answers. */
  'never-answers': async ({ honestly }) => void (await honestly()),
  /** Does nothing, and never answers. */
  'does-nothing-and-never-answers': async () => undefined,
  /** Does what was asked; the connection closes instead of an answer. */
  'answer-lost': async ({ honestly, response }) => {
    await honestly()
    response.destroy()
    return undefined
  },
  /** Closes the connection and does nothing. */
  'hangs-up': async ({ response }) => void response.destroy(),
  /** Says that it cannot, and does it after that, before the next call. */
  'out-of-order': async ({ read, honestly, later }) => {
    await read()
    later(honestly)
    return problemReply(503, 'unavailable', false)
  },
  /** Two whole answers to one request; the second tells of something else. */
  'answers-twice': async ({ honestly, response }) => {
    const { status, body } = await honestly()
    const text = (told: object) => {
      const json = JSON.stringify(told)
      return `HTTP/1.1 ${status} OK\r\ncontent-type: application/json\r\ncontent-length: ${json.length}\r\n\r\n${json}`
    }
    response.socket!.write(text(body ?? {}) + text({ ...body, environmentId: randomUUID(), actId: 'another' }))
    return undefined
  },
  /** Half of an answer, then a closed connection. */
  'dies-while-answering': async ({ honestly, response }) => {
    const text = JSON.stringify((await honestly()).body ?? {})
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length + 1 })
    response.write(text.slice(0, text.length / 2), () => response.destroy())
    return undefined
  },
  /** More bytes than the contract allows. */
  'huge-answer': async (moment) =>
    raw(
      moment,
      200,
      'application/json',
      Buffer.from(`{"environments":[],"next":null,"padding":"${'x'.repeat(2 * ANSWER_BYTES)}"}`),
    ),
  /** Goes on until somebody closes the connection. */
  'endless-answer': async ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(65_536)));
    }
    response.on('drain', more)
    more()
    return undefined
  },
  /** Head lines without end. */
  'huge-head': async ({ response }) => {
    response.writeHead(200, { 'x-padding': 'x'.repeat(100_000) }).end('{}')
    return undefined
  },
  'no-http': async ({ response }) => void response.socket!.end('220 mail.example.com ESMTP\r\n'),
  'not-json': async (moment) => raw(moment, 200, 'text/html', '<h1>It works!</h1>'),
  'wrong-types': (moment) =>
    replaced(moment, (_key, value) =>
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    ),
  /** Numbers that no counter holds, and fields that poison an object. */
  'impossible-values': (moment) =>
    replaced(moment, (_key, value) => (typeof value === 'number' ? 1e300 : typeof value === 'boolean' ? null : value)),
  /** HTML with a status of a server error, as a proxy sends it. */
  'server-error': async (moment) => raw(moment, 500, 'text/html', '<h1>Internal Server Error</h1>'),
  unavailable: async () => problemReply(503, 'unavailable', false),
  /** Does every second call. */
  flapping: async ({ honestly, times }) => (times % 2 === 1 ? honestly() : problemReply(503, 'unavailable', false)),
  /** To itself. */
  redirect: async ({ response }) => {
    response.writeHead(307, { location: '/' }).end()
    return undefined
  },
  'unknown-code': async () => problemReply(422, 'moon-phase', false, { detail: 'Come back at full moon' }),
  'unknown-code-permanent': async () => problemReply(422, 'moon-phase', true, { detail: 'It is Tuesday' }),
  /** A problem that is none, with markup and signs that turn the direction of text. */
  'hostile-problem': async (moment) =>
    raw(moment, 422, 'application/problem+json', JSON.stringify({ code: '<script>\u202e', permanent: 'no' })),
  'refuses-the-token': async () => problemReply(401, 'bad-token', true),
  /** Cannot what it has offered. */
  'not-offered': async () => problemReply(422, 'not-offered', true),

  /** Tells a generation that it was never given. */
  'lies-about-generation': (moment) =>
    retold(moment, ({ generation }) => ({ generation: `${Number((generation ?? '0.0').split('.')[0]) + 1}.1` })),
  /** Tells the state of another environment. */
  'other-environment': (moment) => retold(moment, () => ({ environmentId: randomUUID() })),
  /** Serves a release that nobody has given to it. */
  'unknown-release-active': (moment) =>
    retold(moment, ({ releases }) => {
      const releaseId = randomUUID()
      const release = { releaseId, digest: otherDigest, files: 1, bytes: 1, createdAt: 0 }
      return { activeRelease: releaseId, releases: [...releases, release] }
    }),
  /** Tells an active release that is not among those that it has. */
  'active-release-missing': (moment) => retold(moment, () => ({ activeRelease: randomUUID() })),
  /** Takes a wish, says so, and forgets it at once. */
  'accepts-and-forgets': async ({ honestly, driver, params }) => {
    const before = driver.environments.get(params.environmentId ?? '')
    const kept = before && { ...before }
    const reply = await honestly()
    if (kept) driver.environments.set(params.environmentId!, kept)
    else driver.environments.delete(params.environmentId ?? '')
    return reply
  },
  /** Does what an older wish says, after a newer one. */
  'accepts-stale-generations': async ({ honestly, driver, params }) => {
    const known = driver.environments.get(params.environmentId ?? '')
    if (known) known.generation = null
    return honestly()
  },
  /** Knows no environment any more. */
  'forgets-environments': async ({ honestly, driver }) => {
    driver.environments.clear()
    return honestly()
  },
  'forgets-acts': async ({ honestly, driver }) => {
    driver.acts.clear()
    return honestly()
  },
  /** Says that a release or a backup is there, and has nothing. */
  'says-done-and-has-nothing': async ({ honestly, driver }) => {
    const reply = await honestly()
    for (const { releases, backups } of driver.environments.values()) {
      releases.clear()
      backups.clear()
    }
    return reply
  },
  'wrong-digest': (moment) => replaced(moment, (key, value) => (key === 'digest' ? otherDigest : value)),
  /** An act or an environment list that never ends. */
  'never-ends': async (moment) => {
    const reply = await moment.honestly()
    const body = reply.body as { environments?: unknown[]; rows?: unknown[] }
    if (body.environments) {
      const state = { generation: null, deleted: false, activeRelease: null, releases: [], backups: [] }
      const id = `ffffffff-ffff-4fff-8fff-${String(moment.times).padStart(12, '0')}`
      return { ...reply, body: { environments: [{ environmentId: id, ...state }], next: id } }
    }
    if (body.rows) return { ...reply, body: { rows: [], next: `${moment.times}`, more: true } }
    return runningAt(moment, 99)
  },
  'act-goes-backwards': async (moment) => runningAt(moment, Math.max(0, 90 - moment.times * 10)),
  /** Fails with a reason that only the driver knows. */
  'act-fails': async (moment) => {
    const reply = await moment.honestly()
    const problem = { code: 'disk-on-fire', permanent: true, detail: 'The disk is on fire' }
    const { actId } = reply.body as { actId: string }
    return { ...reply, body: { actId, state: 'failed', percent: 50, problem } }
  },
  'act-done-without-result': async (moment) => {
    const reply = await moment.honestly()
    const { actId } = reply.body as { actId: string }
    return { ...reply, body: { actId, state: 'done', percent: 100 } }
  },
  /** Half of an archive, then a closed connection. */
  'download-breaks-off': async ({ honestly, response }) => {
    const archive = (await honestly()).body as Buffer
    response.writeHead(200, { 'content-type': 'application/gzip', 'content-length': archive.length })
    response.write(archive.subarray(0, archive.length / 2), () => response.destroy())
    return undefined
  },
  /** Refuses an upload at once, while the body still comes; then reads on, as the contract asks. */
  'refuses-early': async () => problemReply(422, 'archive-too-large', true),
  /** Refuses an upload and closes the connection while the body still comes. */
  'refuses-early-and-resets': async ({ response }) => {
    const text = JSON.stringify({ code: 'archive-too-large', permanent: true })
    response.writeHead(422, { 'content-type': 'application/problem+json', 'content-length': text.length })
    response.write(text, () => response.socket!.resetAndDestroy())
    return undefined
  },
  /** Says that a release is stored before the archive has come. */
  'accepts-early': async ({ params }) => ({
    status: 201,
    body: { releaseId: params.releaseId, digest: otherDigest, files: 1, bytes: 1, createdAt: 0 },
  }),
} satisfies Record<string, Misbehaviour>

export type MisbehaviourName = keyof typeof misbehaviours

async function runningAt({ honestly }: Moment, percent: number): Promise<Reply> {
  const { body } = await honestly()
  return { status: 200, body: { actId: (body as { actId: string }).actId, state: 'running', percent } }
}
