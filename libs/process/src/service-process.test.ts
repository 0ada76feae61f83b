import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { ServiceName } from '@holdfast/contracts'
import { Departures } from '@holdfast/contracts/company'
import { Ledger, Letters } from '@holdfast/contracts/ledger'
import type { LiveReplica } from '@holdfast/replica'
import {
  type ConfigOf,
  implement,
  isServing,
  openChannel,
  openWires,
  readConfig,
  serviceConfig,
} from '@holdfast/runtime'
import {
  atEnd,
  certificateFiles,
  newSigningKey,
  servicePassport,
  silentLog,
  testAuthority,
  testDatabase,
  testEnvironment,
  testKeys,
  uniqueName,
  waitFor,
} from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { startService } from './index.ts'

async function configOf<Name extends ServiceName>(name: Name, at: Partial<Record<ServiceName, string>> = {}) {
  const database = uniqueName(name)
  const { db } = await testDatabase(database)
  const config = readConfig(serviceConfig(name, {}), testEnvironment(name, { database, at })) as ConfigOf<Name>
  return { config, db: db! }
}

function callsTo(to: ServiceName, port: number, by: ServiceName) {
  const channel = openChannel({ address: `127.0.0.1:${port}`, to, signer: testKeys.signer(by) })
  atEnd(channel.close)
  return channel
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('when a process stops, then in order: no new work, calls under way answered, streams told, everything closed', async () => {
  const { config, db } = await configOf('company')
  const events: string[] = []
  const begun = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  let connection: Connection | undefined
  const process = await startService('company', { config, log: silentLog }, async (parts) => {
    connection = parts.connection
    parts.beside(() => {
      events.push('work begun')
      return { stop: async () => void events.push('work stopped') }
    })
    parts.hangUp(() => events.push('streams told'))
    parts.afterCalls(() => events.push('closed'))
    return [
      implement(Departures, {
        async depart() {
          begun.resolve()
          await released.promise
          events.push('call answered')
          return {}
        },
      }),
    ]
  })
  const address = `127.0.0.1:${process.port}`
  expect(await isServing(address)).toBe(true)
  expect(await db.collection('ledger_registrations').countDocuments()).toBe(1)

  const call = callsTo('company', process.port, 'identity')
    .client(Departures)
    .depart({ userId: '' }, servicePassport('identity'))
  await begun.promise
  const stopped = process.stop().then(() => events.push('stopped'))
  await waitFor(async () => !(await isServing(address)))
  await waitFor(() => events.includes('work stopped'))
  released.resolve()
  await call
  await stopped
  expect(events).toEqual(['work begun', 'work stopped', 'call answered', 'streams told', 'closed', 'stopped'])
  expect(connection?.readyState).toBe(0)
  expect(await db.collection('ledger_registrations').countDocuments()).toBe(0)
})

test('a process is ready when the facts that it copies are loaded, serves its own ledger before, and reads their topic then', async () => {
  const port = await freePort()
  const company = await configOf('company')
  const { config } = await configOf('identity', { company: `127.0.0.1:${port}` })
  const [own, health] = [await freePort(), await freePort()]
  const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${health}${path}`)).status
  const rows = { put: () => {}, drop: () => {}, clear: () => {} }
  let copy: LiveReplica | undefined
  const starting = startService(
    'identity',
    {
      config: { ...config, GRPC_ADDRESS: `127.0.0.1:${own}`, METRICS_ADDRESS: `127.0.0.1:${health}` },
      log: silentLog,
    },
    async (parts) => {
      copy = parts.copy('company', { tables: { company: rows } })
      return []
    },
  )
  const { heads } = callsTo('identity', own, 'notification').client(Ledger)
  await waitFor(() =>
    heads({}, servicePassport('notification')).then(
      ({ epoch }) => epoch !== '',
      () => false,
    ),
  )
  expect(await isServing(`127.0.0.1:${own}`)).toBe(false)
  expect([await statusOf('/live'), await statusOf('/ready')]).toEqual([200, 503])

  const options = {
    config: { ...company.config, GRPC_ADDRESS: `127.0.0.1:${port}` },
    log: silentLog,
    tables: { company: rows },
  }
  const owner = await startService('company', options, async () => [])
  atEnd(owner.stop)
  const identity = await starting
  atEnd(identity.stop)
  expect(await isServing(`127.0.0.1:${own}`)).toBe(true)
  expect([await statusOf('/live'), await statusOf('/ready'), await statusOf('/metrics')]).toEqual([200, 200, 200])
  // Another service that is gone does not make this one less ready.
  await owner.stop()
  expect(await statusOf('/ready')).toBe(200)
  expect(copy!.metrics().refusedRecords).toBeDefined()
})

test('when the database does not answer, then the process tells that it is not ready, until it ends', async () => {
  const { config } = await configOf('company')
  const health = await freePort()
  const away = `mongodb://127.0.0.1:${await freePort()}/?directConnection=true`
  const starting = startService(
    'company',
    { config: { ...config, MONGODB_URI: away, METRICS_ADDRESS: `127.0.0.1:${health}` }, log: silentLog },
    async () => [],
  )
  const told = () => fetch(`http://127.0.0.1:${health}/metrics`).then((answer) => answer.text())
  await waitFor(() =>
    told().then(
      (text) => /^holdfast_process_ready 0$/m.test(text),
      () => false,
    ),
  )
  await expect(starting).rejects.toThrow('ECONNREFUSED')
})

test('when there are certificates, processes follow and ask each other by them, and nobody without one gets in', async () => {
  const authority = await testAuthority()
  const filesOf = async (name: string) => (await certificateFiles(await authority.issue([name]), authority.pem)).paths
  const port = await freePort()
  const company = await configOf('company')
  const { config } = await configOf('identity', { company: `127.0.0.1:${port}` })
  const rows = { put: () => {}, drop: () => {}, clear: () => {} }
  const start = (config: ConfigOf<'company'>) =>
    startService('company', { config, log: silentLog, tables: { company: rows } }, async () => [])
  const ofCompany = { ...company.config, ...(await filesOf('company')) }
  const owners = [await start({ ...ofCompany, GRPC_ADDRESS: `127.0.0.1:${port}` }), await start(ofCompany)]
  for (const owner of owners) atEnd(owner.stop)
  let copy: LiveReplica | undefined
  const identity = await startService(
    'identity',
    { config: { ...config, ...(await filesOf('identity')) }, log: silentLog },
    async (parts) => {
      copy = parts.copy('company', { tables: { company: rows } })
      return []
    },
  )
  atEnd(identity.stop)
  expect(copy!.metrics().isLoaded).toBe(true)

  const address = `127.0.0.1:${identity.port}`
  const wires = await openWires(await filesOf('notification'), { service: 'notification', log: silentLog })
  atEnd(wires.stop)
  expect(await isServing(address, { to: 'identity', wires })).toBe(true)
  expect(await isServing(address)).toBe(false)

  const another = startService(
    'company',
    { config: { ...ofCompany, ...(await filesOf('site')) }, log: silentLog },
    async () => [],
  )
  await expect(another).rejects.toThrow('TLS_CERTIFICATE does not name DNS:company')
})

test('when a process cannot start, what was started is stopped, and the reason is thrown', async () => {
  const { config, db } = await configOf('company')
  let connection: Connection | undefined
  const taken = createServer()
  await once(taken.listen(0, '127.0.0.1'), 'listening')
  atEnd(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  const starting = startService(
    'company',
    { config: { ...config, METRICS_ADDRESS: `127.0.0.1:${port}` }, log: silentLog },
    async () => [],
  )
  await expect(starting).rejects.toThrow(`metrics cannot be served at METRICS_ADDRESS, 127.0.0.1:${port}`)

  const joined = startService('company', { config, log: silentLog }, async (parts) => {
    connection = parts.connection
    parts.beside(() => {
      throw new Error('no work today')
    })
    return []
  })
  await expect(joined).rejects.toThrow('no work today')
  expect(connection?.readyState).toBe(0)
  expect(await db.collection('ledger_registrations').countDocuments()).toBe(0)
})

test('when work has to be done before a process is ready, then it can write the ledger; if it fails, nothing starts', async () => {
  const { config, db } = await configOf('company')
  const seen: string[] = []
  const process = await startService('company', { config, log: silentLog }, async (parts) => {
    parts.beforeReady(async () => {
      seen.push(`of ${await db.collection('ledger_registrations').countDocuments()}`)
    })
    parts.beside(() => {
      seen.push('beside')
      return { stop: async () => {} }
    })
    return []
  })
  atEnd(process.stop)
  expect(seen).toEqual(['of 1', 'beside'])
  const failing = startService(
    'company',
    { config: (await configOf('company')).config, log: silentLog },
    async (parts) => {
      parts.beforeReady(() => Promise.reject(new Error('nothing to offer')))
      return []
    },
  )
  await expect(failing).rejects.toThrow('nothing to offer')
})

test('when an owner serves Letters, it must say which entries ask for them, and the other way round', async () => {
  const { config } = await configOf('company')
  const letters = { asks: () => false }
  const serving = startService('company', { config, log: silentLog }, async () => [implement(Letters, {})])
  const asking = startService('company', { config, log: silentLog, letters }, async () => [])
  for (const starting of [serving, asking]) {
    // Stops a process that starts although it should not.
    starting.then(
      ({ stop }) => atEnd(stop),
      () => {},
    )
  }
  await expect(serving).rejects.toThrow('company serves Letters, but startService got no option letters')
  await expect(asking).rejects.toThrow('startService got the option letters, but company does not serve Letters')
})

test('when a process is told to stop while it waits for a copy, it gives up what it started', async () => {
  const { config, db } = await configOf('identity')
  const stopping = new AbortController()
  const rows = { put: () => {}, drop: () => {}, clear: () => {} }
  let connection: Connection | undefined
  const starting = startService('identity', { config, log: silentLog, signal: stopping.signal }, async (parts) => {
    connection = parts.connection
    parts.copy('company', { tables: { company: rows } })
    return []
  })
  starting.catch(() => {})
  await waitFor(async () => (await db.collection('ledger_registrations').countDocuments()) === 1)
  stopping.abort()
  await expect(starting).rejects.toThrow()
  expect(await db.collection('ledger_registrations').countDocuments()).toBe(0)
  expect(connection?.readyState).toBe(0)
})

test('when a step of stopping fails, the later steps are made, and its error is thrown', async () => {
  const { config, db } = await configOf('company')
  let connection: Connection | undefined
  const process = await startService('company', { config, log: silentLog }, async (parts) => {
    connection = parts.connection
    parts.beside(() => ({ stop: () => Promise.reject(new Error('work cannot be stopped')) }))
    return []
  })
  await expect(process.stop()).rejects.toThrow('work cannot be stopped')
  expect(connection?.readyState).toBe(0)
  expect(await db.collection('ledger_registrations').countDocuments()).toBe(0)
})

test('a process is ready while the owner that it follows is away', async () => {
  const { config } = await configOf('notification')
  const process = await startService('notification', { config, log: silentLog }, async (parts) => {
    parts.follow('identity', { apply: async () => {} })
    return []
  })
  atEnd(process.stop)
  expect(await isServing(`127.0.0.1:${process.port}`)).toBe(true)
})

test('a process whose new key is not trusted yet does not start', async () => {
  const { config } = await configOf('notification')
  const SIGNING_KEY = newSigningKey('2027-01').privateJson
  const starting = startService('notification', { config: { ...config, SIGNING_KEY }, log: silentLog }, async () => [])
  await expect(starting).rejects.toThrow('TRUSTED_KEYS has no key notification/2027-01')
})
