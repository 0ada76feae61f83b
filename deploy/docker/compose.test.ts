import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { driverNames, serviceNames, services, storingNames } from '@holdfast/contracts'
import { createSecrets } from '@holdfast/laptop'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { settingsSchema } from '../settings.ts'
import { secretsByProgram } from './program-secrets.ts'

interface Container {
  image: string
  profiles?: string[]
  build?: { args: { SERVICE: string } }
  environment?: Record<string, string>
  env_file?: string[]
  depends_on?: Record<string, { condition: string }>
  read_only?: boolean
  healthcheck?: { test?: unknown[] }
}

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { services: containers } = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Container>
}
const programs = [...serviceNames, ...driverNames]
const secrets = secretsByProgram(createSecrets(), { hostId: 'compose', hostName: 'files' })

test('what npm start uses is of no profile, all else is', () => {
  const always = Object.keys(containers).filter((name) => !containers[name]!.profiles)
  expect(always).toEqual(['mongodb', 'kafka', 'mail'])
})

test('all programs are there, each from its image, and a schema for each database', () => {
  const others = Object.keys(containers).filter((name) => containers[name]!.profiles)
  expect(others.sort()).toEqual([...programs, ...storingNames.map((name) => `${name}-schema`)].sort())
  for (const name of others) {
    expect(containers[name]!.build!.args.SERVICE).toBe(name.replace('-schema', ''))
    expect(containers[name]!.read_only).toBe(true)
  }
})

test('each health check is made of words: a colon would make a mapping of what is not in quotes', () => {
  const words = Object.values(containers).flatMap(({ healthcheck }) => healthcheck?.test ?? [])
  expect(words.length).toBeGreaterThan(0)
  expect(words.filter((word) => typeof word !== 'string')).toEqual([])
})

describe.each(programs)('%s', (name) => {
  const { environment, env_file: files, depends_on: waits = {} } = containers[name]!

  test('gets what it must be given, and no secret of another', async () => {
    const { properties, required = [] } = await settingsSchema(name)
    const given = [...Object.keys(environment!), ...Object.keys(secrets[name]!), 'TRUSTED_KEYS']
    const needed = required.filter((setting) => properties[setting]!.default === undefined)
    expect(needed.filter((setting) => !given.includes(setting))).toEqual([])
    const own = `.data/compose/${name}.env`
    expect(files).toEqual(name in services ? ['.data/compose/everybody.env', own] : [own])
  })

  test('starts when its schema is there', () => {
    if (!storingNames.some((owner) => owner === name)) return
    expect(waits[`${name}-schema`]).toEqual({ condition: 'service_completed_successfully' })
    expect(containers[`${name}-schema`]!.environment!.SCHEMA).toBe('migrate')
    expect(environment!.SCHEMA).toBe('expect')
  })
})

test('all programs have their metrics read and their calls traced beside it', () => {
  const more = parse(read('deploy/observability/docker-compose.yml'), { merge: true }) as {
    services: Record<string, Container>
  }
  const { scrape_configs: scraped } = parse(read('deploy/observability/prometheus.yaml')) as {
    scrape_configs: { job_name: string; static_configs: { targets: string[] }[] }[]
  }
  expect(scraped.map(({ job_name }) => job_name).sort()).toEqual([...programs].sort())
  for (const { job_name: name, static_configs: configs } of scraped) {
    expect(configs).toEqual([{ targets: [`${name}:9464`] }])
  }
  for (const name of serviceNames) {
    expect(more.services[name]!.environment).toEqual({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://traces:4318' })
  }
})
