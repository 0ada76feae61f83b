import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse, stringify } from 'yaml'
import { getTool } from '../../deploy/kubernetes/tools.ts'
import type { Engine } from './engine.ts'
import { ask } from './podman-api.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '../..')
const FILE = join(ROOT, 'docker-compose.yml')

/** A container of docker-compose.yml, as far as this run looks at it. */
export interface Declared {
  image: string
  read_only?: boolean
  tmpfs?: string[]
  cap_drop?: string[]
  security_opt?: string[]
  volumes?: string[]
  healthcheck?: { test?: string[] }
}

export async function readComposeFile(): Promise<Record<string, Declared>> {
  return parse(await readFile(FILE, 'utf8'), { merge: true }).services
}

/** The command of version 2: this machine's, else one that is built here. */
export async function findCompose(): Promise<string[]> {
  for (const command of [['docker', 'compose'], ['docker-compose']]) {
    const [program, ...args] = command
    const said = await run(program!, [...args, 'version', '--short']).catch(() => undefined)
    if (said && Number.parseInt(said.stdout.replace(/^v/, ''), 10) >= 2) return command
  }
  return [getTool('docker-compose')]
}

export interface Project {
  /** Runs compose; returns what it prints. */
  compose(...args: string[]): Promise<string>
  /** Whether the health checks had to be written in a way that this podman takes. */
  isHealthRewritten: boolean
}

/** The project's own file, with secrets and volumes of its own: those of whoever works at this machine stay as they are. */
export async function openProject(engine: Engine, command: string[], folder: string): Promise<Project> {
  const project = join(folder, 'project')
  const secrets = join(project, '.data/compose')
  await mkdir(project, { recursive: true })
  await run(process.execPath, [join(ROOT, 'deploy/docker/secrets.ts'), 'compose', '--folder', secrets])
  const checks = join(project, 'health.yml')
  const isHealthRewritten = await splitsArguments(engine)
  await writeFile(checks, await otherChecks({ isHealthRewritten }))
  const files = ['--file', FILE, '--file', checks]
  const [program, ...args] = engine.within([...command, ...files, '--project-directory', project])
  // Settings of the launcher's shell are not for these containers.
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: `unix://${engine.socket}` }
  return {
    isHealthRewritten,
    compose: async (...more) => {
      const running = run(program!, [...args, ...more], { env, maxBuffer: 64 * 1024 * 1024 })
      return (await running).stdout.trim()
    },
  }
}

/** Podman 4.3 splits each argument of a health check at its blanks. */
async function splitsArguments({ podman, socket }: Engine): Promise<boolean> {
  const asked = ['CMD', 'a b']
  const [image] = (await podman('images', '--quiet')).split('\n')
  const { Id: id } = await ask<{ Id: string }>(socket, '/v1.41/containers/create', {
    Image: image,
    Cmd: ['true'],
    Healthcheck: { Test: asked },
  })
  const [{ Config }] = JSON.parse(await podman('inspect', id))
  await podman('rm', id)
  return JSON.stringify(Config.Healthcheck.Test) !== JSON.stringify(asked)
}

/** With time for a machine that does much else; if need be written for a shell, which podman 4.3 leaves as it is. */
async function otherChecks({ isHealthRewritten }: { isHealthRewritten: boolean }): Promise<string> {
  const services: Record<string, { healthcheck: { timeout: string; test?: string[] } }> = {}
  for (const [name, { healthcheck }] of Object.entries(await readComposeFile())) {
    const [kind, ...words] = healthcheck?.test ?? []
    if (kind !== 'CMD') continue
    const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`)
    const test = isHealthRewritten ? { test: ['CMD-SHELL', quoted.join(' ')] } : {}
    services[name] = { healthcheck: { timeout: '60s', ...test } }
  }
  return stringify({ services })
}
