import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type HostDriver, openDriver, openUploads, ticketFor } from './client.ts'
import type { CallName, Wish } from './contract.ts'
import { DriverFault } from './fault.ts'
import {
  type Content,
  digestOf,
  type MisbehaviourName,
  makeTarGz,
  misbehaviours,
  readArchive,
  type ScriptedDriver,
  startScriptedDriver,
} from './testing/index.ts'

let scripted: ScriptedDriver
let driver: HostDriver

beforeAll(async () => {
  scripted = await startScriptedDriver()
  driver = openDriver(scripted)
})
beforeEach(() => scripted.behave())
afterAll(async () => {
  await driver.close()
  await scripted.close()
})

const content: Content = new Map([['index.html', Buffer.from('<h1>Hello</h1>')]])

function wishFor(activeRelease: string | null, generation = '1.1'): Wish {
  const gate = null
  const rest = {
    siteId: randomUUID(),
    tenure: 1,
    kind: 'live',
    hostNames: [],
    indexing: true,
    suspended: false,
  } as const
  return { ...rest, generation, activeRelease, gate, hostNames: [] }
}

async function upload(environmentId = randomUUID(), releaseId = randomUUID()) {
  const body = Readable.from([await makeTarGz(content)])
  const release = await driver.putRelease({ environmentId, releaseId, type: 'application/gzip', body })
  return { environmentId, releaseId, release }
}

/** An act of each kind that says what it wants of what was uploaded. */
function backupAct({ environmentId, releaseId }: { environmentId: string; releaseId: string }) {
  const cause = { actId: `${randomUUID()}.1`, causedBy: 'service/test', deadline: Date.now() + 600_000 }
  return { ...cause, kind: 'make-backup', environmentId, releaseId, backupId: randomUUID() } as const
}

async function faultOf(call: Promise<unknown>): Promise<DriverFault> {
  const outcome = await call.then(
    () => 'an answer',
    (error) => error,
  )
  expect(outcome).toBeInstanceOf(DriverFault)
  return outcome
}

describe('an honest driver', () => {
  test('when it is called through its whole contract, then every answer is taken', async () => {
    expect(await driver.health({})).toEqual({ status: 'ok' })
    expect((await driver.describe({})).hostId).toBe('scripted')
    const { environmentId, releaseId, release } = await upload()
    expect(release).toMatchObject({ releaseId, digest: digestOf(content), files: 1 })
    const wish = wishFor(releaseId)
    const state = await driver.putEnvironment({ environmentId, body: wish })
    expect(state).toEqual(await driver.getEnvironment({ environmentId }))
    expect((await driver.listEnvironments({ limit: 500 })).environments).toContainEqual(state)
    const act = backupAct({ environmentId, releaseId })
    expect((await driver.startAct({ body: act })).state).toBe('running')
    expect((await driver.getAct({ actId: act.actId })).backup?.digest).toBe(release.digest)
    const { stream } = await driver.downloadBackup({ environmentId, backupId: act.backupId })
    expect(digestOf(await readArchive('application/gzip', await buffer(stream)))).toBe(release.digest)
    expect(await driver.usage({})).toEqual({ rows: [], next: '0', more: false })
    expect(await driver.deleteEnvironment({ environmentId, generation: '1.2' })).toBeUndefined()
    const fault = await faultOf(driver.putEnvironment({ environmentId, body: wish }))
    expect(fault.problem).toEqual({ code: 'stale-generation', permanent: true, generation: '1.2' })
    expect(fault).toMatchObject({ kind: 'refused', isPermanent: true })
  })

  test('when an answer has more than the contract says, then the rest is not handed on', async () => {
    const { environmentId } = await upload()
    const environment = scripted.state.environments.get(environmentId)!
    const generation = '1.1'
    Object.assign(environment, { generation, wish: { ...wishFor(null), generation } })
    const honest = scripted.state.answer
    scripted.state.answer = async (...of) => {
      const reply = await honest(...of)
      return { ...reply, body: { ...reply.body, injected: { $where: 'x' } } }
    }
    try {
      expect(await driver.getEnvironment({ environmentId })).not.toHaveProperty('injected')
    } finally {
      scripted.state.answer = honest
    }
  })
})

/** What a single call makes of each lie. What only two calls together show is believed, and is said here. */
const expected: Record<MisbehaviourName, [call: CallName, what: string]> = {
  slow: ['getEnvironment', 'an answer'],
  'never-answers': ['getEnvironment', 'timeout'],
  'does-nothing-and-never-answers': ['putEnvironment', 'timeout'],
  'answer-lost': ['putEnvironment', 'unreachable'],
  'hangs-up': ['putEnvironment', 'unreachable'],
  'out-of-order': ['putEnvironment', 'refused unavailable'],
  'answers-twice': ['getEnvironment', 'an answer'],
  'dies-while-answering': ['getEnvironment', 'unreachable'],
  'huge-answer': ['listEnvironments', 'not-understood'],
  'endless-answer': ['getEnvironment', 'not-understood'],
  'huge-head': ['getEnvironment', 'not-understood'],
  'no-http': ['getEnvironment', 'not-understood'],
  'not-json': ['getEnvironment', 'not-understood'],
  'wrong-types': ['getEnvironment', 'not-understood'],
  'impossible-values': ['getEnvironment', 'not-understood'],
  'server-error': ['putEnvironment', 'unreachable'],
  unavailable: ['putEnvironment', 'refused unavailable'],
  flapping: ['putEnvironment', 'refused unavailable'],
  redirect: ['getEnvironment', 'not-understood'],
  'unknown-code': ['putEnvironment', 'refused moon-phase'],
  'unknown-code-permanent': ['putEnvironment', 'refused moon-phase for ever'],
  'hostile-problem': ['putEnvironment', 'not-understood'],
  'refuses-the-token': ['getEnvironment', 'refused bad-token for ever'],
  'not-offered': ['startAct', 'refused not-offered for ever'],
  'lies-about-generation': ['putEnvironment', 'not-understood'],
  'other-environment': ['getEnvironment', 'not-understood'],
  'unknown-release-active': ['putEnvironment', 'not-understood'],
  'active-release-missing': ['getEnvironment', 'not-understood'],
  'accepts-and-forgets': ['putEnvironment', 'an answer'],
  'accepts-stale-generations': ['putEnvironment', 'an answer'],
  'forgets-environments': ['getEnvironment', 'refused not-found for ever'],
  'forgets-acts': ['getAct', 'refused not-found for ever'],
  'says-done-and-has-nothing': ['putRelease', 'an answer'],
  'wrong-digest': ['getRelease', 'an answer'],
  'never-ends': ['getAct', 'an answer'],
  'act-goes-backwards': ['getAct', 'an answer'],
  'act-fails': ['getAct', 'an answer'],
  'act-done-without-result': ['getAct', 'not-understood'],
  'download-breaks-off': ['downloadRelease', 'an answer'],
  'refuses-early': ['putRelease', 'refused archive-too-large for ever'],
  'refuses-early-and-resets': ['putRelease', 'refused archive-too-large for ever, or unreachable'],
  'accepts-early': ['putRelease', 'not-understood'],
}

describe('a driver that lies or dies', () => {
  test.each(Object.keys(misbehaviours) as MisbehaviourName[])(
    'when it is told %s, then the call ends as it should',
    async (name) => {
      const { environmentId, releaseId } = await upload()
      const act = backupAct({ environmentId, releaseId })
      await driver.startAct({ body: act })
      const [call, what] = expected[name]
      // Only a call that must time out has a deadline that passes.
      const deadlineMs = what === 'timeout' ? 200 : 60_000
      const body = Readable.from(endless())
      const made: { [Name in CallName]?: () => Promise<unknown> } = {
        getEnvironment: () => driver.getEnvironment({ environmentId }, { deadlineMs }),
        putEnvironment: () => driver.putEnvironment({ environmentId, body: wishFor(releaseId) }, { deadlineMs }),
        listEnvironments: () => driver.listEnvironments({}, { deadlineMs }),
        startAct: () => driver.startAct({ body: backupAct({ environmentId, releaseId }) }, { deadlineMs }),
        getAct: () => driver.getAct({ actId: act.actId }, { deadlineMs }),
        downloadRelease: async () => (await driver.downloadRelease({ environmentId, releaseId })).stream.destroy(),
        getRelease: () => driver.getRelease({ environmentId, releaseId }, { deadlineMs }),
        putRelease: async () =>
          name === 'says-done-and-has-nothing'
            ? (await upload()).release
            : driver.putRelease(
                { environmentId, releaseId: randomUUID(), type: 'application/gzip', body },
                { deadlineMs },
              ),
      }
      scripted.script(call, name)
      const outcome = await made[call]!().then(
        () => 'an answer',
        (fault: DriverFault) => (fault instanceof DriverFault ? told(fault) : fault),
      )
      expect(what.split(', or ')).toContain(outcome)
      // Whatever it did, the next call is not mixed up with this one.
      scripted.behave()
      expect((await driver.describe({})).driver.name).toBe('scripted')
      body.destroy()
    },
  )

  function told({ kind, problem, isPermanent }: DriverFault): string {
    return problem ? `${kind} ${problem.code}${isPermanent ? ' for ever' : ''}` : kind
  }

  test('when it gives one answer too many, then no other call takes it', async () => {
    const { environmentId } = await upload()
    scripted.script('getEnvironment', 'answers-twice')
    for (let i = 0; i < 20; i++) {
      const first = driver.getEnvironment({ environmentId })
      expect((await first).environmentId).toBe(environmentId)
      expect(await driver.describe({}).catch((fault) => fault.kind)).not.toHaveProperty('environmentId')
    }
  })

  test('when it has done what it did not answer, then the same call again is answered', async () => {
    const { environmentId, releaseId } = await upload()
    const body = wishFor(releaseId)
    scripted.script('putEnvironment', 'answer-lost', { times: 1 })
    await faultOf(driver.putEnvironment({ environmentId, body }))
    expect((await driver.putEnvironment({ environmentId, body })).generation).toBe('1.1')
  })

  test('when nobody listens, then it is unreachable', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    server.close()
    await once(server, 'close')
    const away = openDriver({ ...scripted, url: `http://127.0.0.1:${port}` })
    expect((await faultOf(away.health({}))).kind).toBe('unreachable')
    await away.close()
  })

  test('when a download breaks off, then its stream fails, and is not taken for a whole archive', async () => {
    const { environmentId, releaseId } = await upload()
    scripted.script('downloadRelease', 'dies-while-answering')
    // The type is not that of an archive.
    expect((await faultOf(driver.downloadRelease({ environmentId, releaseId }))).kind).toBe('not-understood')
    scripted.behave()
    scripted.script('downloadRelease', 'download-breaks-off')
    const { stream } = await driver.downloadRelease({ environmentId, releaseId })
    expect((await faultOf(buffer(stream))).kind).toBe('unreachable')
  })
})

describe('an upload', () => {
  test.each([undefined, 1e12])(
    'when the driver refuses early, then its reason is read and the source goes on (length %s)',
    async (length) => {
      scripted.script('putRelease', 'refuses-early')
      for (let i = 0; i < 20; i++) {
        const source = Readable.from(endless())
        const archive = { type: 'application/zip', body: source, length } as const
        const fault = await faultOf(
          driver.putRelease({ environmentId: randomUUID(), releaseId: randomUUID(), ...archive }),
        )
        expect(fault.problem?.code).toBe('archive-too-large')
        expect(source.destroyed).toBe(false)
        // Somebody else may read the rest.
        source.resume()
        await once(source, 'data')
        source.destroy()
      }
    },
  )

  test('when the driver refuses while the source has nothing to send, then the call ends', async () => {
    scripted.script('putRelease', 'refuses-early')
    const source = new PassThrough()
    source.write('PK')
    const archive = { type: 'application/zip', body: source } as const
    const fault = await faultOf(driver.putRelease({ environmentId: randomUUID(), releaseId: randomUUID(), ...archive }))
    expect(fault.problem?.code).toBe('archive-too-large')
    source.destroy()
  })

  test('when the source breaks off, then that is what the call fails with, and nothing is stored', async () => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const source = new PassThrough()
    source.write('PK')
    const call = driver.putRelease({ environmentId, releaseId, type: 'application/zip', body: source })
    const broken = expect(call).rejects.toThrow('the visitor went away')
    await once(source, 'resume')
    source.destroy(new Error('the visitor went away'))
    await broken
    expect((await faultOf(driver.getRelease({ environmentId, releaseId }))).problem?.code).toBe('not-found')
  })

  test('when the source breaks off at once, then that is what the call fails with', async () => {
    const source = new PassThrough()
    const ids = { environmentId: randomUUID(), releaseId: randomUUID() }
    const call = driver.putRelease({ ...ids, type: 'application/zip', body: source })
    source.destroy(new Error('the visitor went away'))
    await expect(call).rejects.toThrow('the visitor went away')
  })

  test('when its caller gives up, then it fails with the reason of the caller', async () => {
    const [source, giving] = [new PassThrough(), new AbortController()]
    const call = driver.putRelease(
      { environmentId: randomUUID(), releaseId: randomUUID(), type: 'application/zip', body: source },
      { signal: giving.signal },
    )
    giving.abort(new Error('cancelled'))
    await expect(call).rejects.toThrow('cancelled')
    source.destroy()
  })

  test('when it comes with a ticket, then only for the release that the ticket names, and until it is over', async () => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const uploads = openUploads()
    const archive = await makeTarGz(content)
    const send = (ticket: { url: string; token: string }, id = releaseId) =>
      uploads.send(ticket, id, { type: 'application/gzip', body: Readable.from([archive]), length: archive.length })
    const ticket = await ticketFor({ environmentId, releaseId }, scripted, { now: Date.now(), lifeMs: 60_000 })
    const other = { ...ticket, url: ticket.url.replace(releaseId, randomUUID()) }
    expect((await faultOf(send(other))).problem?.code).toBe('bad-token')
    const over = await ticketFor({ environmentId, releaseId }, scripted, { now: Date.now() - 120_000, lifeMs: 60_000 })
    expect((await faultOf(send(over))).problem?.code).toBe('bad-token')
    expect((await send(ticket)).digest).toBe(digestOf(content))
    await uploads.close()
  })
})

/** In turns with everything else, as a connection is. */
async function* endless() {
  for (;;) {
    yield Buffer.alloc(65_536)
    await setImmediate()
  }
}
