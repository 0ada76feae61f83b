import { Client, credentials, type Metadata, Server, ServerCredentials, type ServiceDefinition } from '@grpc/grpc-js'
import { callersOf, contractsOf, type ServiceName, serviceNames, services } from '@holdfast/contracts'
import { Entitlements, Plans, Subscriptions } from '@holdfast/contracts/billing'
import { AccessChecks, Departures, Invitations, Standings } from '@holdfast/contracts/company'
import { ApiKeys, Directory, Sessions, Users } from '@holdfast/contracts/identity'
import { Consumers, Lease, Ledger, Letters, Peers } from '@holdfast/contracts/ledger'
import { Limits, SiteNames, Sites } from '@holdfast/contracts/site'
import { DomainError, fromStatus } from '@holdfast/errors'
import {
  anonymousPassport,
  apiKeyPassport,
  atEnd,
  servicePassport,
  silentLog,
  testKeys,
  userPassport,
} from '@holdfast/testing'
import { afterAll, describe, expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
import type { Passport } from './principal.ts'
import { type Implementation, PASSPORT, serve } from './server.ts'

type Method = ServiceDefinition[string]

const ids = { userId: 'u', companyId: 'c', membershipId: 'm', permissions: [] }
/** Whoever may call: the key that signs, and for whom. */
const callers: Record<string, { by: ServiceName; passport: Passport }> = {
  ...Object.fromEntries(serviceNames.map((by) => [by, { by, passport: servicePassport(by) }])),
  user: { by: 'gateway', passport: userPassport() },
  'api-key': { by: 'gateway', passport: apiKeyPassport(ids) },
  anonymous: { by: 'gateway', passport: anonymousPassport() },
}
/** What no key can sign: a passport of somebody for whom its holder does not speak. */
const pretenders = serviceNames.flatMap((by) => [
  ...serviceNames.filter((name) => name !== by).map((name) => ({ by, passport: servicePassport(name) })),
  ...(by === 'gateway' ? [] : [userPassport(), apiKeyPassport(ids), anonymousPassport()]).map((passport) => ({
    by,
    passport,
  })),
])

const answering = serviceNames.filter((name) => services[name].answers === 'grpc')
const open: { stop(): Promise<void> }[] = []
const clients = new Map<ServiceName, (by: ServiceName) => ReturnType<typeof openChannel>>()
for (const service of answering) clients.set(service, await startAnswering(service, contractsOf(service)))
afterAll(() => Promise.all(open.map((each) => each.stop())))

/** A process of the service, in which every method answers whoever gets through. */
async function startAnswering(service: ServiceName, definitions: ServiceDefinition[]) {
  const server = await serve({
    address: '127.0.0.1:0',
    service,
    keys: testKeys.trusted,
    log: silentLog,
    services: definitions.map(answeringAlways),
  })
  const address = `127.0.0.1:${server.port}`
  const channels = new Map(
    serviceNames.map((by) => [by, openChannel({ address, to: service, signer: testKeys.signer(by) })] as const),
  )
  open.push({
    async stop() {
      for (const channel of channels.values()) channel.close()
      await server.stop(0)
    },
  })
  return (by: ServiceName) => channels.get(by)!
}

function answeringAlways(definition: ServiceDefinition): Implementation {
  const of = <Handler>(isKind: (method: Method) => boolean, handler: Handler) =>
    Object.fromEntries(
      Object.entries(definition).flatMap(([name, method]) => (isKind(method) ? [[camelCase(name), handler]] : [])),
    )
  return {
    definition,
    unary: of(
      ({ requestStream, responseStream }) => !requestStream && !responseStream,
      async () => ({}),
    ),
    serverStreaming: of(
      ({ requestStream, responseStream }) => !requestStream && responseStream,
      async function* () {},
    ),
    bidirectional: of(
      ({ requestStream }) => requestStream,
      (stream: { end(): void }) => stream.end(),
    ),
  } as Implementation
}

/** 'answered', or the code of the refusal. */
async function outcome(
  answerer: ServiceName,
  definition: object,
  name: string,
  { by, passport }: { by: ServiceName; passport: Passport },
): Promise<string> {
  const channel = clients.get(answerer)!(by)
  const method = (definition as ServiceDefinition)[name]!
  const key = camelCase(name) as never
  try {
    if (method.requestStream) {
      const stream = await (
        channel.bidirectionalStreams(definition)[key] as (passport: Passport) => Promise<AsyncIterable<unknown>>
      )(passport)
      for await (const _ of stream);
    } else if (method.responseStream) {
      for await (const _ of (channel.serverStreams(definition)[key] as (...args: unknown[]) => AsyncIterable<unknown>)(
        {},
        passport,
      ));
    } else await (channel.client(definition)[key] as (...args: unknown[]) => Promise<unknown>)({}, passport)
    return 'answered'
  } catch (error) {
    return codeOf(error)
  }
}

async function answered(answerer: ServiceName, definition: object, name: string): Promise<string[]> {
  const outcomes = await Promise.all(
    Object.entries(callers).map(async ([label, caller]) => [label, await outcome(answerer, definition, name, caller)]),
  )
  return outcomes.flatMap(([label, code]) => (code === 'answered' ? [label!] : []))
}

describe.each(answering)('who may call %s', (answerer) => {
  const methods = contractsOf(answerer).flatMap((definition) =>
    Object.keys(definition).map((name) => ({ definition, name, path: definition[name]!.path })),
  )

  test('every method answers exactly those whom it declares', async () => {
    expect(methods.length).toBeGreaterThan(0)
    for (const { definition, name, path } of methods) {
      const declared = callersOf(definition[name]!, answerer)
      const expected = [...declared.services, ...declared.principals]
      expect([path, (await answered(answerer, definition, name)).sort()]).toEqual([path, expected.sort()])
    }
  })

  test('nobody is answered who pretends to be somebody else', async () => {
    // Of each contract the first method: whose a passport is does not depend on the method.
    const firsts = methods.filter(({ definition, name }) => Object.keys(definition)[0] === name)
    for (const { definition, name, path } of firsts) {
      const codes = await Promise.all(pretenders.map((caller) => outcome(answerer, definition, name, caller)))
      expect([path, [...new Set(codes)]]).toEqual([path, ['not-signed-in']])
    }
  })
})

// Written by hand, and not read from the contracts: what would do most harm in the wrong hands.
test.each<[ServiceName, string, string[], object]>([
  ['identity', 'FindByEmail', ['company', 'notification'], Directory],
  ['identity', 'DescribeUsers', ['company', 'notification'], Directory],
  ['identity', 'DescribeLetters', ['notification'], Letters],
  ['company', 'DescribeLetters', ['notification'], Letters],
  ['identity', 'RequestPasswordReset', ['anonymous'], Users],
  ['identity', 'ResetPassword', ['anonymous'], Users],
  ['identity', 'SignUp', ['anonymous'], Users],
  ['identity', 'SignIn', ['anonymous'], Sessions],
  ['identity', 'Resolve', ['gateway'], Sessions],
  ['identity', 'ResolveKey', ['gateway'], ApiKeys],
  ['identity', 'Read', ['gateway', 'notification'], Ledger],
  ['company', 'Read', ['billing', 'identity', 'notification', 'site'], Ledger],
  ['identity', 'AwaitInForce', ['api-key', 'user'], Ledger],
  ['identity', 'Follow', ['gateway'], Lease],
  ['identity', 'Snapshot', ['gateway'], Lease],
  ['company', 'Follow', ['billing', 'identity', 'site'], Lease],
  ['company', 'Snapshot', ['billing', 'identity', 'site'], Lease],
  ['identity', 'Confirmations', ['identity'], Peers],
  ['company', 'Confirmations', ['company'], Peers],
  ['company', 'Depart', ['identity'], Departures],
  ['company', 'ConfirmedByInvitation', ['identity'], Invitations],
  ['company', 'GetStanding', ['billing', 'identity', 'site'], Standings],
  ['company', 'ListAdministrators', ['site'], Standings],
  ['company', 'BatchCheck', ['billing', 'identity', 'site'], AccessChecks],
  ['company', 'CheckAccess', ['api-key', 'user'], AccessChecks],
  ['billing', 'Get', ['site'], Entitlements],
  ['site', 'DescribeSites', ['billing', 'company'], SiteNames],
  ['site', 'PutEntitlement', ['billing'], Limits],
  ['billing', 'Follow', ['company'], Lease],
  ['billing', 'PutSubscription', ['api-key', 'user'], Subscriptions],
  ['billing', 'ListPlans', ['anonymous'], Plans],
  ['site', 'Close', ['company'], Limits],
  ['site', 'DescribeLetters', ['notification'], Letters],
  ['site', 'Follow', ['company'], Lease],
  ['site', 'CreateSite', ['api-key', 'user'], Sites],
  ['site', 'ListMySites', ['user'], Sites],
  ['notification', 'ReplayParked', ['user'], Consumers],
])('of %s, %s answers %j alone', async (answerer, name, expected, definition) => {
  expect((await answered(answerer, definition, name)).sort()).toEqual(expected)
})

test('whoever is refused learns why', async () => {
  const { user, 'api-key': apiKey, anonymous, company } = callers as Record<string, (typeof callers)[string]>
  expect(await outcome('identity', Users, 'GetMe', apiKey!)).toBe('keys-not-allowed')
  expect(await outcome('identity', Users, 'GetMe', anonymous!)).toBe('not-signed-in')
  for (const caller of [company!, user!]) expect(await outcome('identity', Users, 'SignUp', caller)).toBe('not-allowed')
})

describe('a passport that somebody captured', () => {
  /** A server that records what comes, and answers nothing. */
  async function capture(
    service: ServiceName,
    call: (channel: ReturnType<typeof openChannel>) => void,
    definition: ServiceDefinition,
  ) {
    const { promise, resolve } = Promise.withResolvers<{ metadata: Metadata; bytes: Buffer }>()
    const server = new Server()
    const [name, method] = Object.entries(definition)[0]!
    server.addService(
      { [name]: { ...method, requestDeserialize: (bytes: Buffer) => bytes } },
      {
        [name]: (call: { metadata: Metadata; request: Buffer }) =>
          resolve({ metadata: call.metadata, bytes: call.request }),
      },
    )
    const port = await new Promise<number>((bound) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) => bound(port)),
    )
    const channel = openChannel({ address: `127.0.0.1:${port}`, to: service, signer: testKeys.signer('notification') })
    atEnd(() => {
      channel.close()
      server.forceShutdown()
    })
    call(channel)
    return promise
  }

  /** Two services with the same ledger methods, and raw calls to them. */
  async function given() {
    const read = { Read: (Ledger as ServiceDefinition).Read! }
    const received: unknown[] = []
    const handlers: Implementation = {
      definition: Ledger as ServiceDefinition,
      unary: {
        read: async (request) => {
          received.push(request)
          return {}
        },
      },
      serverStreaming: {},
      bidirectional: {},
    }
    const start = async (service: ServiceName) => {
      const server = await serve({
        address: '127.0.0.1:0',
        service,
        keys: testKeys.trusted,
        log: silentLog,
        services: [handlers],
      })
      const client = new Client(`127.0.0.1:${server.port}`, credentials.createInsecure())
      atEnd(async () => {
        client.close()
        await server.stop(0)
      })
      return (metadata: Metadata, bytes: Buffer) =>
        new Promise<string>((resolve) =>
          client.makeUnaryRequest(
            read.Read.path,
            (sent: Buffer) => sent,
            read.Read.responseDeserialize,
            bytes,
            metadata,
            (error) => resolve(error ? codeOf(error) : 'answered'),
          ),
        )
    }
    const captured = await capture(
      'company',
      (channel) =>
        void channel
          .client(Ledger)
          .read({ shard: 3, after: 7 }, servicePassport('notification'))
          .catch(() => {}),
      read,
    )
    return { ...captured, received, company: await start('company'), identity: await start('identity') }
  }

  test('is good for the bytes that were sent with it, and for no others, not even of the same meaning', async () => {
    const { metadata, bytes, received, company } = await given()
    expect(metadata.get(PASSPORT)).toHaveLength(1)
    const other = Buffer.from((Ledger as ServiceDefinition).Read!.requestSerialize({ shard: 3, after: 8 }))
    // A field that nobody knows, and the shard once more: both would be read as before.
    const unknownField = Buffer.concat([bytes, Buffer.from([0xf8, 0x07, 0x01])])
    const again = Buffer.concat([bytes, Buffer.from([0x08, 3])])
    for (const changed of [other, unknownField, again, Buffer.alloc(0)]) {
      expect(await company(metadata, changed)).toBe('not-signed-in')
    }
    expect(received).toEqual([])
    expect(await company(metadata, bytes)).toBe('answered')
    expect(received).toMatchObject([{ shard: 3, after: 7 }])
  })

  test('is good at the service that was called, and at no other with the same method', async () => {
    const { metadata, bytes, company, identity } = await given()
    expect(await identity(metadata, bytes)).toBe('not-signed-in')
    expect(await company(metadata, bytes)).toBe('answered')
  })
})

function codeOf(error: unknown): string {
  const refusal = error instanceof DomainError ? error : fromStatus(error as Parameters<typeof fromStatus>[0])
  return refusal instanceof DomainError ? refusal.code : String(refusal)
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
