import { serviceNames } from '@holdfast/contracts'
import type { Secrets } from '@holdfast/laptop'

type Variables = Record<string, string>

/** The secrets of each program, with those that site and the host of the sites share. */
export function secretsByProgram(
  { own, host }: Secrets,
  where: { hostId: string; hostName: string },
): Record<string, Variables> {
  const drivers = {
    [where.hostId]: { url: `http://${where.hostName}:8082`, secrets: JSON.parse(host) as Variables },
  }
  return {
    ...Object.fromEntries(serviceNames.map((name) => [name, { ...own[name] }])),
    site: { ...own.site, HOST_DRIVERS: JSON.stringify(drivers) },
    files: { DRIVER_SECRETS: host },
  }
}
