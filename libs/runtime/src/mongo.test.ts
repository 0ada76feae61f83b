import { atEnd, certificateFiles, environment, securedMongo, testAuthority, waitFor } from '@holdfast/testing'
import { startTcpProxy } from '@holdfast/testing/tcp-proxy'
import { describe, expect, test } from '@jest/globals'
import { mongo } from 'mongoose'
import { connectMeasured, connectMongo, isUnreachable } from './mongo.ts'

const { MongoBulkWriteError, MongoNetworkError, MongoServerError, MongoWriteConcernError } = mongo
type BulkResult = ConstructorParameters<typeof MongoBulkWriteError>[1]

// Where servers are given or containers, there may be no program to start.
const withPrograms = environment.securedKafka ? test : test.skip

withPrograms(
  'a database is reached by TLS when its URI says so, and only if its certificate can be believed',
  async () => {
    const { host, authority } = await securedMongo()
    const { pem } = await testAuthority()
    const uriWith = async (authorities: string) => {
      const { paths } = await certificateFiles({ certificate: '', key: '' }, authorities)
      return `mongodb://${host}/?tls=true&tlsCAFile=${encodeURIComponent(paths.TLS_AUTHORITIES)}`
    }
    const outcome = (uri: string) =>
      connectMongo(uri, 'secured').then(
        (connection) => {
          atEnd(() => connection.close())
          return 'connected'
        },
        ({ name }) => name,
      )
    const uris = [await uriWith(authority.pem), await uriWith(pem), `mongodb://${host}/`]
    const refused = 'MongooseServerSelectionError'
    expect(await Promise.all(uris.map(outcome))).toEqual(['connected', refused, refused])
  },
  60_000,
)

test('when the database cannot be reached any more, then it is told that no member is known that takes writes', async () => {
  const proxy = await startTcpProxy(new URL(environment.mongoUri).host.split(',')[0]!)
  const { connection, measured } = await connectMeasured(`mongodb://${proxy.address}/?directConnection=true`, 'any')
  atEnd(async () => {
    await connection.close()
    await proxy.stop()
  })
  const isKnown = () => {
    const metric = measured.metrics.find(({ name }) => name === 'holdfast_mongodb_primary_known')!
    return 'samples' in metric && metric.samples(measured.read())[0]![0] === 1
  }
  expect(isKnown()).toBe(true)
  proxy.refuse()
  proxy.cut()
  await waitFor(() => !isKnown())
  proxy.pass()
  await waitFor(isKnown)
})

describe('a database out of reach', () => {
  test.each([
    ['the connection breaks', new MongoNetworkError('read ECONNRESET')],
    ['it was closed before the command was sent', Object.assign(new Error('socket ended'), { code: 'EPIPE' })],
    ['it breaks under a bulk write', bulk(new MongoNetworkError('read ECONNRESET'))],
    ['the primary steps down', new MongoServerError({ message: 'not primary', code: 10107 })],
    [
      'a new primary has not heard of the time that is asked for',
      new MongoServerError({ message: 'readConcern afterClusterTime value must not be greater', code: 72 }),
    ],
    ['the primary steps down before the others have the write', unconcerned(11602, 'operation was interrupted')],
    ['the primary steps down under a bulk write', bulk(new MongoServerError({ message: 'not primary', code: 10107 }))],
  ])('when %s, it is recognized', (_, error) => {
    expect(isUnreachable(error)).toBe(true)
  })

  test.each([
    ['an option is wrong', new MongoServerError({ message: 'invalid', code: 72 })],
    ['a key is there twice', new MongoServerError({ message: 'E11000', code: 11000 })],
    ['it is there twice in a bulk write', bulk(new MongoServerError({ message: 'E11000', code: 11000 }))],
    ['the error is ours', new TypeError('x is not a function')],
    ['it is no error', 'unavailable'],
  ])('when %s, it is not', (_, error) => {
    expect(isUnreachable(error)).toBe(false)
  })
})

/** Written, and nobody knows whether it stays. */
function unconcerned(code: number, errmsg: string) {
  return new MongoWriteConcernError({ ok: 1, writeConcernError: { code, errmsg } })
}

function bulk(cause: Error) {
  return new MongoBulkWriteError(cause as ConstructorParameters<typeof MongoBulkWriteError>[0], {} as BulkResult)
}
