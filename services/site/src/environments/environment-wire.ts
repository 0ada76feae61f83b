import type { EnvironmentInput } from '@holdfast/contracts/site'
import { type Environment, isConfirmed } from './environment.ts'
import { kindToWire } from './environment-events.ts'

/** What the answers about environments need beside the documents. */
export interface EnvironmentWiring {
  /** How visitors reach a host name: `http://{host}:8081`. */
  sitesUrl: string
  capabilitiesOf(hostId: string): readonly string[]
}

/** Where visitors find it. */
export function urlOf({ wish }: Pick<Environment, 'wish'>, { sitesUrl }: Pick<EnvironmentWiring, 'sitesUrl'>): string {
  return `${sitesUrl.replace('{host}', wish.hostNames[0] ?? '')}/`
}

export function environmentToWire(environment: Environment, wiring: EnvironmentWiring): EnvironmentInput {
  const { id, siteId, companyId, name, hostId, wish, copiedFrom, createdAt, version } = environment
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
    capabilities: [...wiring.capabilitiesOf(hostId)],
    hostId,
    copiedFrom,
  }
}
