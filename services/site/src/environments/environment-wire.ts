import type { EnvironmentInput } from '@holdfast/contracts/site'
import { type Environment, isConfirmed } from './environment.ts'
import { kindToWire } from './environment-events.ts'

/** What the answers about environments need beside the documents. */
export interface EnvironmentWiring {
  /** How visitors reach a host name: `http://{host}:8081`. */
  sitesUrl: string
  capabilitiesOf(hostId: string): readonly string[]
}

export function environmentToWire(environment: Environment, { sitesUrl, capabilitiesOf }: EnvironmentWiring): EnvironmentInput {
  const { id, siteId, companyId, name, hostId, wish, copiedFrom, createdAt, version } = environment
  const [host = ''] = wish.hostNames
  return {
    environmentId: id,
    siteId,
    companyId,
    kind: kindToWire(environment),
    name,
    hostNames: wish.hostNames,
    url: `${sitesUrl.replace('{host}', host)}/`,
    activeReleaseId: wish.activeReleaseId,
    confirmed: isConfirmed(environment),
    closedByPassword: wish.closed,
    indexing: wish.indexing,
    suspended: wish.suspended,
    createdAt,
    version,
    capabilities: [...capabilitiesOf(hostId)],
    hostId,
    copiedFrom,
  }
}
