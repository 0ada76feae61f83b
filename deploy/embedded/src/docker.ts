import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const composeFile = join(import.meta.dirname, '../../../docker-compose.yml')

export type Compose = {
  /** Resolves when the services are healthy, with the names of those that it had to start. */
  up(services: string[]): Promise<string[]>
  stop(services: string[]): Promise<void>
}

/** Undefined when no Docker engine answers, or when Docker has no compose. */
export async function findCompose(): Promise<Compose | undefined> {
  const engine = await execute('docker', ['info', '--format', '{{.ServerVersion}}'], 5000).catch(() => '')
  if (!engine.trim()) return undefined
  const isPlugin = await execute('docker', ['compose', 'version'], 5000).catch(() => '')
  if (!isPlugin) return undefined
  const compose = (args: string[]) => execute('docker', ['compose', '-f', composeFile, ...args])

  return {
    async up(services) {
      const running = (await compose(['ps', '--services', '--filter', 'status=running'])).split('\n')
      await compose(['up', '--detach', '--wait', ...services]).catch((error) => {
        throw new Error(
          `docker compose could not start ${services.join(' and ')}. ` +
            `HOLDFAST_INFRASTRUCTURE=embedded does without Docker.\n${error.stderr ?? error.message}`,
        )
      })
      return services.filter((service) => !running.includes(service))
    },
    async stop(services) {
      await compose(['stop', ...services])
    },
  }
}

async function execute(command: string, args: string[], timeout = 0): Promise<string> {
  return (await promisify(execFile)(command, args, { timeout })).stdout
}
