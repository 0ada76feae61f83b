import type { ProcessVariables } from '@holdfast/runtime'
import { ofLauncher, type Surroundings, settingsOf } from './process-environment.ts'
import type { Secrets } from './secrets.ts'

/** On this machine: for calls of the site service, and for visitors of the sites. */
export interface HostPorts {
  driver: number
  sites: number
}

const HOST_ID = 'laptop'
/** Whatever ends in it is this machine, in every browser. */
const DOMAIN = 'localhost'

/** How the site service reaches the host. */
export function hostSettings({ driver, sites }: HostPorts, { host }: Secrets): ProcessVariables {
  const secrets: Record<string, string> = JSON.parse(host)
  return {
    HOST_DRIVERS: JSON.stringify({ [HOST_ID]: { url: `http://127.0.0.1:${driver}`, secrets } }),
    SITES_DOMAIN: DOMAIN,
    SITES_URL: `http://{host}:${sites}`,
  }
}

/** The environment of the host's process, without the folder of its data. */
export async function hostEnvironment(
  { driver, sites }: HostPorts,
  { launcher, secrets, compileCache }: Pick<Surroundings, 'launcher' | 'secrets' | 'compileCache'>,
): Promise<ProcessVariables> {
  return {
    ...ofLauncher(launcher, await settingsOf('files')),
    HOST_ID,
    DRIVER_SECRETS: secrets.host,
    DRIVER_HOST: '127.0.0.1',
    DRIVER_PORT: String(driver),
    SITES_HOST: '127.0.0.1',
    SITES_PORT: String(sites),
    NODE_COMPILE_CACHE: compileCache,
  }
}
