import { type FollowReply, Lease, Ledger } from '@holdfast/contracts/ledger'
import { atEnd, servicePassport, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
import { type Endpoint, targetOf } from './resolver.ts'
import { implement, serve } from './server.ts'

const passport = servicePassport('identity')

async function givenProcess(epoch: string) {
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Ledger, { heads: async () => ({ epoch }) }),
      implement(
        Lease,
        {},
        {
          bidirectional: {
            follow(stream) {
              stream.on('data', () => stream.write({ grant: { epoch } }))
              stream.on('end', () => stream.end())
            },
          },
        },
      ),
    ],
  })
  atEnd(() => server.stop(0))
  return { host: '127.0.0.1', port: server.port }
}

/** A name that stands for what the test says, and a channel to it. */
function givenName(places: Endpoint[]) {
  let answer: Endpoint[] | Error = places
  let asked = 0
  const channel = openChannel({
    address: 'company.test:50051',
    to: 'company',
    signer: testKeys.signer('identity'),
    names: {
      async lookUp(name, port) {
        expect([name, port]).toEqual(['company.test', 50051])
        asked++
        if (answer instanceof Error) throw answer
        return answer
      },
      everyMs: 20,
    },
  })
  atEnd(channel.close)
  const { heads } = channel.client(Ledger)
  return {
    async becomes(next: Endpoint[] | Error) {
      answer = next
      const before = asked
      await waitFor(() => asked >= before + 2)
    },
    channel,
    ask: async () => (await heads({}, passport)).epoch,
    /** By whom thirty calls in a row are answered, and how often. */
    async shares() {
      const counts: Record<string, number> = {}
      for (let call = 0; call < 30; call++) {
        const { epoch } = await heads({}, passport)
        counts[epoch] = (counts[epoch] ?? 0) + 1
      }
      return counts
    },
  }
}

test('processes that come get their share of calls, those that go get none, and a stream stays where it is', async () => {
  const [a, b, c] = [await givenProcess('a'), await givenProcess('b'), await givenProcess('c')]
  const name = givenName([a])
  expect(await name.shares()).toEqual({ a: 30 })
  const stream = await name.channel.bidirectionalStreams(Lease).follow(passport)
  const heard: unknown[] = []
  const broken: unknown[] = []
  stream.on('data', ({ grant }: FollowReply) => heard.push(grant?.epoch))
  stream.on('error', (error) => broken.push(error))
  stream.on('end', () => broken.push('ended'))
  const isHeard = async () => {
    const before = heard.length
    stream.write({})
    await waitFor(() => heard.length > before || broken.length > 0)
  }
  await isHeard()

  await name.becomes([a, b, c])
  await waitFor(async () => (await name.shares()).c === 10)
  expect(await name.shares()).toEqual({ a: 10, b: 10, c: 10 })
  await isHeard()

  for (const failure of [new Error('SERVFAIL'), []]) {
    await name.becomes(failure)
    expect(await name.shares()).toEqual({ a: 10, b: 10, c: 10 })
  }

  await name.becomes([c, b])
  await waitFor(async () => (await name.shares()).a === undefined)
  expect(await name.shares()).toEqual({ b: 15, c: 15 })
  await isHeard()
  expect(broken).toEqual([])
  expect(new Set(heard)).toEqual(new Set(['a']))
  stream.cancel()
})

test('a name that stands for nothing yet is unavailable, until it stands for something', async () => {
  const name = givenName([])
  await expect(name.ask()).rejects.toMatchObject({ code: 'unavailable' })
  await name.becomes(new Error('NXDOMAIN'))
  await expect(name.ask()).rejects.toMatchObject({ code: 'unavailable' })
  await name.becomes([await givenProcess('a')])
  expect(await waitFor(() => name.ask())).toBe('a')
})

test('names are looked up again and again; addresses and this machine are left to gRPC', () => {
  const targets = ['company:50051', 'company.holdfast.svc:50051']
  for (const address of targets) expect(targetOf(address).target).toBe(`holdfast:${address}`)
  const others = [
    '127.0.0.1:50051',
    '[::1]:50051',
    'localhost:50051',
    'company.localhost:50051',
    'ipv4:127.0.0.1:50051,127.0.0.1:50052',
    'dns:company:50051',
    'unix:/run/company',
  ]
  for (const address of others) expect(targetOf(address).target).toBe(address)
})
