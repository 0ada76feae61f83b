import { newSigningKey, testEnvironment } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { readConfig, serviceConfig } from './config.ts'
import { faultsIn, type GuardedSettings } from './safety.ts'

const tls = { TLS_CERTIFICATE: '/tls.crt', TLS_KEY: '/tls.key', TLS_AUTHORITIES: '/ca.crt' }
const kafka = { KAFKA_BROKERS: 'kafka:9093', KAFKA_AUTHORITIES: '/ca.crt' }
const sasl = { KAFKA_SASL: 'plain', KAFKA_USERNAME: 'company', KAFKA_PASSWORD: 'secret' }
const mongo = { MONGODB_URI: 'mongodb://company:secret@a:27017,b:27017/?replicaSet=rs0&tls=true&tlsCAFile=/ca.crt' }
const safe = { ...tls, ...kafka, ...sasl, ...mongo, PUBLIC_URL: 'https://holdfast.test' }

function faults(settings: GuardedSettings, isInCluster: boolean): string[] {
  return faultsIn(settings, { hasWires: true, isInCluster, believesAll: false })
}

const anywhere: [because: string, settings: GuardedSettings, faults: string[]][] = [
  ['nothing is asked of a laptop', { KAFKA_BROKERS: '127.0.0.1:9092', MONGODB_URI: 'mongodb://127.0.0.1:27017/' }, []],
  ['all is protected', safe, []],
  ['http to this machine', { PUBLIC_URL: 'http://localhost:8080' }, []],
  ['http to this machine', { PUBLIC_URL: 'http://api.localhost' }, []],
  ['http to this machine', { PUBLIC_URL: 'http://127.0.0.1:8080' }, []],
  ['http to this machine', { PUBLIC_URL: 'http://[::1]:8080' }, []],
  ['http to another one', { PUBLIC_URL: 'http://holdfast.test' }, ['PUBLIC_URL … "http"']],
  ['a name that looks like it', { PUBLIC_URL: 'http://localhost.holdfast.test' }, ['PUBLIC_URL … "http"']],
  ['a name that looks like it', { PUBLIC_URL: 'http://127.0.0.1.holdfast.test' }, ['PUBLIC_URL … "http"']],
  ['http is allowed', { PUBLIC_URL: 'http://holdfast.test', ALLOW_UNSAFE: 'plain-wires,http' }, []],
  ['the other is', { PUBLIC_URL: 'http://holdfast.test', ALLOW_UNSAFE: 'plain-wires' }, ['PUBLIC_URL … "http"']],
  ['a password in the clear', { KAFKA_BROKERS: 'k:1', ...sasl }, ['KAFKA_SASL … "plain-wires"']],
  ['one that is not sent', { KAFKA_BROKERS: 'k:1', ...sasl, KAFKA_SASL: 'scram-sha-512' }, []],
  ['a half', { TLS_CERTIFICATE: '/tls.crt' }, ['TLS_CERTIFICATE, TLS_KEY, TLS_AUTHORITIES: set all of them or none']],
  ['a half', { ...kafka, KAFKA_KEY: '/key' }, ['KAFKA_CERTIFICATE, KAFKA_KEY: set all of them or none']],
  [
    'a half',
    { ...kafka, KAFKA_SASL: 'plain' },
    ['KAFKA_SASL, KAFKA_USERNAME, KAFKA_PASSWORD: set all of them or none'],
  ],
  ['no TLS', { KAFKA_CERTIFICATE: '/c', KAFKA_KEY: '/k' }, ['KAFKA_CERTIFICATE needs KAFKA_AUTHORITIES']],
]

const withMongo = (uri: string) => ({ ...safe, MONGODB_URI: uri })
const inCluster: typeof anywhere = [
  ['all is protected', safe, []],
  ['there is no database', { ...tls, PUBLIC_URL: 'https://holdfast.test' }, []],
  ['no certificate', { ...kafka, ...mongo }, ['TLS_CERTIFICATE … "plain-wires"']],
  ['plain Kafka', { ...tls, KAFKA_BROKERS: 'kafka:9092' }, ['KAFKA_AUTHORITIES … "plain-wires"']],
  ['plain MongoDB', withMongo('mongodb://a:27017/?replicaSet=rs0'), ['MONGODB_URI … "plain-wires"']],
  ['plain MongoDB', withMongo('mongodb://a:27017'), ['MONGODB_URI … "plain-wires"']],
  ['plain MongoDB', withMongo('mongodb+srv://a/?tls=false'), ['MONGODB_URI … "plain-wires"']],
  ['tls=true as a password', withMongo('mongodb://u:tls=true@a:27017/'), ['MONGODB_URI … "plain-wires"']],
  ['unchecked', withMongo('mongodb://a/?tls=true&tlsInsecure=true'), ['MONGODB_URI … "plain-wires"']],
  ['unchecked', withMongo('mongodb://a/?ssl=true&tlsAllowInvalidCertificates=true'), ['MONGODB_URI … "plain-wires"']],
  ['another way to say it', withMongo('mongodb://a/?ssl=true'), []],
  ['the usual of its kind', withMongo('mongodb+srv://a/?retryWrites=true'), []],
  ['all of it is allowed', { KAFKA_BROKERS: 'k:1', MONGODB_URI: 'mongodb://a/', ALLOW_UNSAFE: 'plain-wires' }, []],
  [
    'a half is never',
    { TLS_KEY: '/k', ALLOW_UNSAFE: 'plain-wires,http' },
    ['TLS_CERTIFICATE, TLS_KEY, TLS_AUTHORITIES: set all of them or none'],
  ],
]

test.each(anywhere)('outside of a cluster: %s, %j', (_because, settings, expected) => {
  expect(faults(settings, false).map(shortened)).toEqual(expected)
})

test.each(inCluster)('in a cluster: %s, %j', (_because, settings, expected) => {
  expect(faults(settings, true).map(shortened)).toEqual(expected)
  expect(faults(settings, true).join()).not.toMatch(/secret/)
})

test('a program without gRPC needs no certificate for it', () => {
  expect(faultsIn({}, { hasWires: false, isInCluster: true, believesAll: false })).toEqual([])
})

test('a process does not start when something is unsafe, and says what to change', () => {
  const key = newSigningKey('test').privateJson
  const start = (more: NodeJS.ProcessEnv) =>
    readConfig(serviceConfig('notification', {}), {
      ...testEnvironment('notification', {}),
      MONGODB_URI: 'mongodb://localhost',
      SIGNING_KEY: key,
      ...more,
    })
  expect(() => start({})).not.toThrow()
  expect(() => start({ PUBLIC_URL: 'http://holdfast.test' })).toThrow(/PUBLIC_URL is http.*ALLOW_UNSAFE.*"http"/)
  expect(() => start({ PUBLIC_URL: 'http://holdfast.test', ALLOW_UNSAFE: 'http' })).not.toThrow()
  expect(() => start({ ALLOW_UNSAFE: 'everything' })).toThrow(/ALLOW_UNSAFE/)
  const cluster = { KUBERNETES_SERVICE_HOST: '10.0.0.1' }
  expect(() => start(cluster)).toThrow(/TLS_CERTIFICATE.*\n.*KAFKA_AUTHORITIES.*\n.*MONGODB_URI/)
  expect(() => start({ ...cluster, ALLOW_UNSAFE: 'plain-wires' })).not.toThrow()
  const stores = { KAFKA_AUTHORITIES: '/ca.crt', MONGODB_URI: 'mongodb://a/?tls=true' }
  expect(() => start({ ...cluster, ...stores })).toThrow(/^TLS_CERTIFICATE/)
  expect(() => start({ ...cluster, ...stores, SCHEMA: 'migrate' })).not.toThrow()
})

/** The variable with which a sentence begins, and the word with which it ends. */
function shortened(fault: string): string {
  return fault.replace(/^(\w+) .*ALLOW_UNSAFE must name (".*")$/, '$1 … $2')
}

test('to believe every certificate is unsafe everywhere', () => {
  const whereabouts = { hasWires: true, isInCluster: false, believesAll: true }
  expect(faultsIn({}, whereabouts)).toEqual([expect.stringMatching(/^NODE_TLS_REJECT_UNAUTHORIZED .*"plain-wires"$/)])
  expect(faultsIn({ ALLOW_UNSAFE: 'plain-wires' }, whereabouts)).toEqual([])
})
