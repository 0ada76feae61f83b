import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { programNames } from '@holdfast/contracts'
import { findCompose, openProject, type Project, readComposeFile } from './images/compose.ts'
import { type Engine, startEngine } from './images/engine.ts'
import { askForHealth } from './images/health.ts'
import { type Measured, measure, tableOf } from './images/measure.ts'
import { findOfficialImages, fullName } from './images/official-images.ts'
import { reasonsAgainst } from './images/requirements.ts'
import { contentTag, makeServiceImages } from './kubernetes/service-images.ts'
import { openSteps } from './support/steps.ts'

// The whole system from images: docker-compose.yml, on a podman of its own that answers as Docker.
const ROOT = join(import.meta.dirname, '..')
/** What an image may have, compressed: what is fetched by each machine at each release. */
const AIM = 150e6
const RYUK = 'testcontainers/ryuk:0.14.0'
/** Of a library that uses MongoDB and Kafka. */
const TEST = 'libs/ledger/src/relay.test.ts'

const { values } = parseArgs({
  options: {
    /** Leaves the system up until the run is interrupted. */
    stay: { type: 'boolean', default: false },
  },
})

const missing = reasonsAgainst()
if (missing.length > 0) {
  console.error(`images: NOT RUN. ${missing.join(' ')}`)
  process.exit(1)
}
const folder = await mkdtemp(join(tmpdir(), 'holdfast-images-'))
const steps = openSteps('images')
const { step, check } = steps
const say = (line: string) => console.log(`        ${line.replaceAll('\n', '\n        ')}`)
/** What a run with Docker, the official images and their registry would show beyond this one. */
const notShown = [
  'our images on the official base: it is made here, of Debian and Node from npm',
  'Docker: podman answers at its socket; images are built by buildah, not by compose',
]
let engine: Engine | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await engine?.stop()
    await rm(folder, { recursive: true, force: true })
    process.exit(1)
  })
}

const declared = await readComposeFile()
const isOurs = (image: string) => image.startsWith('holdfast/')
const others = [...new Set(Object.values(declared).map(({ image }) => image))].filter((image) => !isOurs(image))

try {
  await steps.section('Images', async () => {
    const compose = await step('compose', () => findCompose())
    const tag = await contentTag()
    const ours = await step('images of the services and of the host of the sites', () =>
      makeServiceImages({ folder: ROOT, tag }, say),
    )
    const theirs = await step('images of others', () => findOfficialImages([...others, RYUK], say))
    for (const { name, standIn } of theirs) {
      say(standIn ? `${name}: a stand-in` : name)
      if (standIn) notShown.push(`${name}: ${standIn}`)
    }
    const podman = await step('a podman of its own', () => startEngine(folder))
    engine = podman
    await step('images have the names by which they are asked for', async () => {
      for (const { name } of ours) {
        await podman.podman('tag', `localhost/${name}`, fullName(name.replace(/:.*/, ':latest')))
      }
      for (const { name, image } of theirs) await podman.podman('tag', image, fullName(name))
    })
    await steps.section('What an image is', () => lookAtImages(podman, ours))
    await steps.section('The whole system', () => runSystem(podman, compose))
    await steps.section('Tests by testcontainers', () =>
      runTest(
        podman,
        theirs.some(({ name }) => name === RYUK),
      ),
    )
  })
} finally {
  await engine?.stop()
  await rm(folder, { recursive: true, force: true })
}
console.log(`\nNot shown:${notShown.map((line) => `\n  ${line}`).join('')}`)
steps.finish()

async function lookAtImages(podman: Engine, images: { name: string; archive: string }[]): Promise<void> {
  const measured: Record<string, Measured> = {}
  for (const [i, name] of programNames.entries()) {
    measured[name] = await step(`${name} runs with a file system that is read only`, () =>
      measure(podman, images[i]!, declared[name]!),
    )
  }
  say(tableOf(measured))
  for (const [name, { compressed, nodes, user, writable }] of Object.entries(measured)) {
    await check(`${name} is small, has Node once, and writes where it should alone`, () => {
      assert.ok(compressed <= AIM, `${compressed} bytes`)
      assert.equal(nodes, 1)
      assert.equal(user, '10001:10001')
      const allowed = ['/tmp', ...(name === 'files' ? ['/data'] : [])]
      // Memory that ends with the container.
      const kept = writable.filter((path) => !path.startsWith('/dev/'))
      assert.deepEqual(kept.sort(), allowed.sort())
    })
  }
}

async function runSystem(podman: Engine, command: string[]): Promise<void> {
  const stopAsking = askForHealth(podman.socket)
  const project = await openProject(podman, command, folder)
  if (project.isHealthRewritten)
    notShown.push('health checks as docker-compose.yml writes them: this podman splits them')
  notShown.push(
    'health checks as an engine does them: podman leaves them to systemd, so this run asks, and has patience',
  )
  try {
    await step('docker-compose.yml, all profiles: everything is healthy, in its order', () => bringUp(project))
    await step('GET / of the gateway is the console', async () => {
      const script = `const answer = await fetch('http://127.0.0.1:8080/', { headers: { accept: 'text/html' } })
        console.log(answer.status, answer.headers.get('content-type'), await answer.text())`
      const page = await output(podman, [process.execPath, '--input-type=module', '--eval', script], {})
      assert.match(page, /^200 text\/html/)
      assert.match(page, /<script type="module"[^>]* src="\/[^"]+\.js"/)
    })
    await step('first-hour passes', async () => {
      const file = join(import.meta.dirname, 'first-hour.ts')
      say(lastLine(await output(podman, [process.execPath, file, '--short'], {})))
    })
    if (values.stay) {
      say(podman.within(['curl', 'http://127.0.0.1:8080/']).join(' '))
      await new Promise(() => {})
    }
  } catch (error) {
    await keepLogs(project)
    throw error
  } finally {
    await stopAsking()
  }
  await step('everything is gone, with its volumes', async () => {
    await project.compose('--profile', 'services', 'down', '--volumes', '--timeout', '20')
    assert.equal(await podman.podman('ps', '--all', '--quiet'), '')
    assert.doesNotMatch(await podman.podman('volume', 'ls', '--quiet'), /^holdfast/m)
  })
}

async function bringUp(project: Project): Promise<void> {
  const how = ['--detach', '--no-build', '--pull', 'never', '--wait', '--wait-timeout', '900']
  await project.compose('--profile', 'services', 'up', ...how)
}

async function runTest(podman: Engine, hasRyuk: boolean): Promise<void> {
  if (!hasRyuk) notShown.push(`${RYUK}: not within reach, so containers that a killed test leaves are not removed`)
  await step(`MongoDB and Kafka of ${TEST} are containers`, async () => {
    const said = await output(podman, ['npm', 'run', '--silent', 'jest', '--', '--forceExit', TEST], {
      DOCKER_HOST: `unix://${podman.socket}`,
      TESTCONTAINERS_RYUK_DISABLED: String(!hasRyuk),
    })
    assert.match(said, /MongoDB and Kafka: testcontainers/)
    say(
      said
        .split('\n')
        .filter((line) => /^(MongoDB and Kafka|Tests):/.test(line.trim()))
        .join('\n'),
    )
  })
}

/** Runs a command where the ports of the containers are; throws the lines that say why it failed. */
async function output(podman: Engine, command: string[], more: Record<string, string>): Promise<string> {
  const [program, ...args] = podman.within(command)
  const { MONGODB_URI, KAFKA_BROKERS, HOLDFAST_INFRASTRUCTURE, ...env } = process.env
  const child = spawn(program!, args, { cwd: ROOT, env: { ...env, ...more }, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      text += part
    })
  }
  const [status] = await once(child, 'close')
  if (status === 0) return text
  const lines = text.trim().split('\n')
  const failures = lines.filter((line) => /FAIL/.test(line))
  throw new Error([...failures, ...lines.slice(-15)].join('\n'))
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)!
}

/** What each container says, in a file that is named. */
async function keepLogs(project: Project): Promise<void> {
  const kept = join(await mkdtemp(join(tmpdir(), 'holdfast-images-logs-')), 'compose.log')
  const states = await project.compose('--profile', 'services', 'ps', '--all').catch((error) => error.message)
  const logs = await project.compose('--profile', 'services', 'logs', '--no-color').catch((error) => error.message)
  await writeFile(kept, `${states}\n\n${logs}`)
  say(`Logs: ${kept}`)
}
