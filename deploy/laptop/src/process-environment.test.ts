import { type ServiceName, serviceNames } from '@holdfast/contracts'
import type { ProcessVariables } from '@holdfast/runtime'
import { describe, expect, test } from '@jest/globals'
import { processEnvironment, settingsOf } from './process-environment.ts'
import { createSecrets } from './secrets.ts'

const secrets = createSecrets()
const addresses = Object.fromEntries(
  serviceNames.map((name, index) => [name, [`127.0.0.1:${4000 + index}`]]),
) as Record<ServiceName, string[]>

const environmentOf = (service: ServiceName, launcher: NodeJS.ProcessEnv = {}): Promise<ProcessVariables> =>
  processEnvironment(service, addresses[service][0]!, {
    mongoUri: 'mongodb://127.0.0.1:1',
    kafkaBrokers: '127.0.0.1:2',
    smtpUrl: 'smtp://127.0.0.1:3',
    publicUrl: 'http://127.0.0.1:8080',
    secrets,
    addresses,
    compileCache: '/compiled',
    securityLog: '/security',
    launcher,
  })

/** The secrets and private keys themselves, out of the JSON of the variables. */
const secretsOf = (service: ServiceName) =>
  Object.values(secrets.own[service]).flatMap((json) => Object.values(JSON.parse(json) as Record<string, string>))

describe.each(serviceNames)('the environment of %s', (service) => {
  const others = serviceNames.filter((name) => name !== service)

  test('has the secrets of this service, and none of any other one', async () => {
    const text = Object.values(await environmentOf(service))
      .join('\n')
      .replaceAll('\\n', '\n')
    for (const own of secretsOf(service)) expect(text).toContain(own)
    for (const other of others) for (const secret of secretsOf(other)) expect(text).not.toContain(secret)
  })

  test('has of what the launcher has only what the service has a setting for', async () => {
    const launcher = {
      PATH: '/bin',
      LOG_LEVEL: 'debug',
      AWS_SECRET_ACCESS_KEY: 'of somebody',
      LINK_SECRET: 'of before',
      SIGNING_KEY: 'not of this system',
      ...Object.assign({}, ...others.map((other) => secrets.own[other])),
    }
    const environment = await environmentOf(service, launcher)
    const settings = await settingsOf(service)
    const { PATH, NODE_COMPILE_CACHE, ...rest } = environment
    expect([PATH, NODE_COMPILE_CACHE, rest.LOG_LEVEL]).toEqual(['/bin', '/compiled', 'debug'])
    expect(settings).toEqual(expect.arrayContaining(Object.keys(rest)))
    expect(environment).toMatchObject(secrets.own[service])
  })
})
