import { Client, credentials } from '@grpc/grpc-js'
import type { ServiceName } from '@holdfast/contracts'
import { Ledger } from '@holdfast/contracts/ledger'
import {
  atEnd,
  certificateFiles,
  servicePassport,
  silentLog,
  type TestAuthority,
  type TestCertificate,
  testAuthority,
  testKeys,
  waitFor,
} from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { service as health } from 'grpc-health-check'
import { openChannel } from './client.ts'
import { isServing } from './health.ts'
import type { SecurityLog } from './security-log.ts'
import { implement, serve } from './server.ts'
import { openWires, plainWires, type WireFiles, type Wires } from './wires.ts'

const FOLLOWER = 'notification'

interface Recorded {
  type: string
  method?: string
  caller?: string
}

async function wiresOf(service: string, files: WireFiles, log = silentLog): Promise<Wires> {
  const wires = await openWires(files, { service, log, lookEveryMs: 20 })
  atEnd(wires.stop)
  return wires
}

/** The wires of a process that has got its certificate of this authority. */
async function issued(authority: TestAuthority, service: string): Promise<Wires> {
  const { paths } = await certificateFiles(await authority.issue([service]), authority.pem)
  return wiresOf(service, paths)
}

async function givenServer(wires: Wires) {
  const recorded: Recorded[] = []
  const security: SecurityLog = { record: (type, details) => recorded.push({ type, ...details }), stop() {} }
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [implement(Ledger, { heads: async () => ({ epoch: 'answered' }) })],
    security,
    wires,
  })
  server.ready(true)
  atEnd(() => server.stop(0))
  return { address: `127.0.0.1:${server.port}`, recorded }
}

function channelTo(address: string, { wires, by = FOLLOWER }: { wires: Wires; by?: ServiceName }) {
  const channel = openChannel({ address, to: 'company', signer: testKeys.signer(by), wires, deadlineMs: 60_000 })
  atEnd(channel.close)
  const { heads } = channel.client(Ledger)
  return { ask: async () => (await heads({}, servicePassport(by))).epoch, close: channel.close }
}

/** Whether a server lets somebody in who connects with this certificate, or with none, and believes everybody. */
async function isLetIn(address: string, authorities: string, own?: TestCertificate): Promise<boolean> {
  const [key, certificate] = own ? [Buffer.from(own.key), Buffer.from(own.certificate)] : [null, null]
  const believing = credentials.createSsl(Buffer.from(authorities), key, certificate, {
    checkServerIdentity: () => undefined,
  })
  const client = new Client(address, believing, { 'grpc.ssl_target_name_override': 'company' })
  const { path, requestSerialize, responseDeserialize } = health.Check!
  try {
    return await new Promise((resolve) => {
      const deadline = Date.now() + 4_000
      const tell = (error: unknown) => resolve(!error)
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, { deadline }, tell)
    })
  } finally {
    client.close()
  }
}

test('with a certificate of the same authority that names the service, calls are answered', async () => {
  const authority = await testAuthority()
  const { address } = await givenServer(await issued(authority, 'company'))
  const wires = await issued(authority, FOLLOWER)
  expect(await channelTo(address, { wires }).ask()).toBe('answered')
  expect(await channelTo(`ipv4:${address}`, { wires }).ask()).toBe('answered')
  expect(await isServing(address, { to: 'company', wires })).toBe(true)
})

test('a server lets in nobody without a certificate that is valid and of its authorities', async () => {
  const [authority, other] = [await testAuthority(), await testAuthority()]
  const { address } = await givenServer(await issued(authority, 'company'))
  const letIn = (own?: TestCertificate) => isLetIn(address, authority.pem, own)
  const HOUR_MS = 3_600_000
  expect(await letIn(await authority.issue([FOLLOWER]))).toBe(true)
  expect(await letIn()).toBe(false)
  expect(await letIn(await other.issue([FOLLOWER]))).toBe(false)
  expect(await letIn(await authority.issue([FOLLOWER], { validMs: [-2 * HOUR_MS, -HOUR_MS] }))).toBe(false)
  expect(await letIn(await authority.issue([FOLLOWER], { validMs: [HOUR_MS, 2 * HOUR_MS] }))).toBe(false)
  expect(await isServing(address)).toBe(false)
  await expect(channelTo(address, { wires: plainWires }).ask()).rejects.toMatchObject({ code: 'unavailable' })
})

test('a passport over a connection whose certificate names another service is refused, and recorded', async () => {
  const authority = await testAuthority()
  const { address, recorded } = await givenServer(await issued(authority, 'company'))
  const wires = await issued(authority, 'site')
  await expect(channelTo(address, { wires }).ask()).rejects.toMatchObject({ code: 'wrong-certificate' })
  expect(recorded).toEqual([{ type: 'certificate-refused', method: 'ledger.v1.Ledger/Heads', caller: FOLLOWER }])
})

test('a caller gives no call to a server whose certificate is of another service or of another authority', async () => {
  const [authority, other] = [await testAuthority(), await testAuthority()]
  const wires = await issued(authority, FOLLOWER)
  const both = await certificateFiles(await other.issue(['company']), authority.pem + other.pem)
  const impostors = [await issued(authority, 'identity'), await wiresOf('company', both.paths), plainWires]
  for (const impostor of impostors) {
    const { address } = await givenServer(impostor)
    await expect(channelTo(address, { wires }).ask()).rejects.toMatchObject({ code: 'unavailable' })
  }
})

test('a process does not start with a certificate that is not its own', async () => {
  const authority = await testAuthority()
  const { paths } = await certificateFiles(await authority.issue(['identity']), authority.pem)
  await expect(wiresOf('company', paths)).rejects.toThrow('TLS_CERTIFICATE does not name DNS:company')
  await expect(wiresOf('company', { ...paths, TLS_KEY: `${paths.TLS_KEY}.gone` })).rejects.toThrow('ENOENT')
  expect(await wiresOf('company', {})).toBe(plainWires)
})

test('while certificates, keys and authorities are replaced, no call fails; afterwards those of before are refused', async () => {
  const [before, after] = [await testAuthority(), await testAuthority()]
  const givenSide = async (service: string) => {
    const first = await before.issue([service])
    const files = await certificateFiles(first, before.pem)
    const lines: string[] = []
    const log = silentLog.child({})
    const note = (_fields: unknown, text?: unknown) => void lines.push(String(text))
    Object.assign(log, { info: note, warn: note })
    return { service, first, ...files, lines, wires: await wiresOf(service, files.paths, log) }
  }
  const sides = [await givenSide('company'), await givenSide(FOLLOWER)]
  type Side = (typeof sides)[number]
  const { address } = await givenServer(sides[0]!.wires)
  const staying = channelTo(address, { wires: sides[1]!.wires })

  const answered = { staying: 0, passing: 0 }
  let isOver = false
  const failures: unknown[] = []
  const call = async (way: keyof typeof answered, ask: () => Promise<unknown>) => {
    await ask().then(
      () => answered[way]++,
      (error) => failures.push(error),
    )
  }
  const calling = [
    (async () => {
      while (!isOver) await call('staying', staying.ask)
    })(),
    (async () => {
      while (!isOver) {
        // Of its own wires, as another process would have them, so that each call needs a new connection.
        const wires = await wiresOf(FOLLOWER, sides[1]!.paths).catch(() => undefined)
        if (!wires) continue
        const passing = channelTo(address, { wires })
        await call('passing', passing.ask)
        passing.close()
        wires.stop()
      }
    })(),
  ]
  const taken = (side: Side) => side.lines.filter((line) => line === 'the files of TLS have changed').length
  const onBothSides = async (replace: (side: Side) => Promise<unknown>) => {
    for (const side of sides) {
      const earlier = taken(side)
      await replace(side)
      await waitFor(() => taken(side) > earlier)
    }
    // Also those who had read the files of before are answered by then.
    const { staying, passing } = answered
    await waitFor(() => answered.staying > staying + 10 && answered.passing > passing + 10)
  }
  const renew = (authority: TestAuthority) => async (side: Side) => {
    const { certificate, key } = await authority.issue([side.service])
    const complaints = side.lines.length
    await side.put('TLS_CERTIFICATE', certificate)
    // The key comes only when it was seen that the two do not belong together.
    await waitFor(() => side.lines.length > complaints)
    await side.put('TLS_KEY', key)
  }
  await onBothSides(renew(before))
  await onBothSides(({ put }) => put('TLS_AUTHORITIES', before.pem + after.pem))
  await onBothSides(renew(after))
  expect(await isLetIn(address, after.pem, sides[1]!.first)).toBe(true)
  await onBothSides(({ put }) => put('TLS_AUTHORITIES', after.pem))
  isOver = true
  await Promise.all(calling)
  expect(failures).toEqual([])
  expect(await isLetIn(address, after.pem, sides[1]!.first)).toBe(false)
  expect(await isLetIn(address, after.pem, await after.issue([FOLLOWER]))).toBe(true)
  const [certificate] = sides[0]!.wires.measured
  const [metric] = certificate!.metrics
  const samples = metric && 'samples' in metric ? metric.samples(certificate!.read()) : []
  expect(samples[0]![0]).toBeGreaterThan(Date.now() / 1_000)
}, 120_000)
