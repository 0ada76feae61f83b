import type { EnvironmentInput } from '@holdfast/contracts/site'
import type { DriverDescription } from '@holdfast/driver'
import { type Environment, isConfirmed } from './environment.ts'
import { kindToWire } from './environment-events.ts'

/** What the answers about environments need beside the documents. */
export interface EnvironmentWiring {
  /** How visitors reach a host name: `http://{host}:8081`. */
  sitesUrl: string
  /** What a host said of itself; nothing before it has answered once. */
  known(hostId: string): DriverDescription | undefined
}

/** Where visitors find it. */
export function urlOf({ wish }: Pick<Environment, 'wish'>, { sitesUrl }: Pick<EnvironmentWiring, 'sitesUrl'>): string {
  return `${sitesUrl.replace('{host}', wish.hostNames[0] ?? '')}/`
}

export function environmentToWire(environment: Environment, wiring: EnvironmentWiring): EnvironmentInput {
  const { id, siteId, companyId, name, hostId, wish, copiedFrom, createdAt, version } = environment
  const { capabilities = [], limits } = wiring.known(hostId) ?? {}
  return {
    environmentId: id,
    siteId,
    companyId,
    kind: kindToWire(environment),
    name,
    hostNames: wish.hostNames,
    url: urlOf(environment, wiring),
    activeReleaseId: wish.activeReleaseId,
    confirmed: isConfirmed(environment),
    closedByPassword: wish.closed,
    indexing: wish.indexing,
    suspended: wish.suspended,
    createdAt,
    version,
    capabilities,
    hostId,
    copiedFrom,
    archiveBytes: limits?.archiveBytes,
  }
}
