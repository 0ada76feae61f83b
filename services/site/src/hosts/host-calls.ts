import {
  type CallTicket,
  type Capability,
  type DriverDescription,
  DriverFault,
  downloadTicketFor,
  type EnvironmentState,
  type HostDriver,
  readGeneration,
  ticketFor,
} from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import { openGuardedDriver } from './guarded-driver.ts'
import type { HostAddress } from './host-address.ts'

/** The hosts that carry environments, by their drivers. */
export interface Hosts {
  ids: readonly string[]
  /** Throws `host-unavailable` for a host that this process was told nothing about. */
  driver(hostId: string): HostDriver
  /** What the host said of itself lately; asked again now and then. Throws what asking throws. */
  describe(hostId: string): Promise<DriverDescription>
  /** What it said of itself, as far as it is known here; nothing before it has answered once. */
  known(hostId: string): DriverDescription | undefined
  /** Throws `not-offered-by-host`. */
  need(hostId: string, capability: Capability): Promise<void>
  /** Of those that answer, the one that carries the fewest environments. Throws `host-unavailable`. */
  choose(): Promise<string>
  /** For the gateway: one upload of one release. */
  ticket(hostId: string, release: { environmentId: string; releaseId: string }, lifeMs: number): Promise<CallTicket>
  /** For the gateway: one download of a release or a backup. */
  download(
    hostId: string,
    content: { environmentId: string } & ({ releaseId: string } | { backupId: string }),
  ): Promise<{ method: 'GET' } & CallTicket>
  /** All that a host has, page by page. */
  environments(hostId: string): AsyncGenerator<EnvironmentState>
  /** The highest epoch number of the generations that the hosts know; 0 where there is none. Throws if one does not say. */
  highestEpoch(): Promise<number>
  /** Whether it says that it can work. */
  isHealthy(hostId: string): Promise<boolean>
  /** It is not called at the moment, as it has not answered lately. */
  isBreakerOpen(hostId: string): boolean
  close(): Promise<void>
}

/** How soon a download must begin. */
const DOWNLOAD_MS = 60_000
/** Environments in one answer; each tells of all its releases. */
const PAGE = 100
/** How long a host's word of what it can do is believed. */
const DESCRIBED_MS = 60_000

export function openHosts(needs: {
  addresses: readonly HostAddress[]
  onHost(hostId: string): Promise<number>
  log: Log
}): Hosts {
  const { addresses, onHost, log } = needs
  const drivers = new Map(addresses.map((address) => [address.hostId, { address, driver: openGuardedDriver(address) }]))
  const described = new Map<string, { at: number; description: DriverDescription }>()

  function driver(hostId: string): HostDriver {
    return of(hostId).driver
  }

  async function describe(hostId: string): Promise<DriverDescription> {
    const known = described.get(hostId)
    if (known && performance.now() - known.at < DESCRIBED_MS) return known.description
    const description = await driver(hostId).describe({}, { deadlineMs: 2_000 })
    described.set(hostId, { at: performance.now(), description })
    return description
  }

  return {
    ids: addresses.map(({ hostId }) => hostId),
    driver,
    describe,
    known: (hostId) => described.get(hostId)?.description,
    async need(hostId, capability) {
      const { capabilities } = await describe(hostId).catch(() => Promise.reject(new DomainError('host-unavailable')))
      if (!capabilities.includes(capability))
        throw new DomainError('not-offered-by-host', { detail: `It is: ${capability}` })
    },
    async choose() {
      const answering = await Promise.all(
        addresses
          .map(async ({ hostId }) => {
            const { capabilities } = await describe(hostId)
            if (!capabilities.includes('static')) throw new Error('it serves nothing')
            return { hostId, carried: await onHost(hostId) }
          })
          .map((asked) =>
            asked.catch((err) => {
              log.warn({ err }, 'a host does not answer')
              return undefined
            }),
          ),
      )
      const [least] = answering.filter((each) => each !== undefined).sort((a, b) => a.carried - b.carried)
      if (!least) throw new DomainError('host-unavailable')
      return least.hostId
    },
    ticket: (hostId, release, lifeMs) => ticketFor(release, of(hostId).address, { now: Date.now(), lifeMs }),
    async download(hostId, content) {
      const life = { now: Date.now(), lifeMs: DOWNLOAD_MS }
      return { method: 'GET', ...(await downloadTicketFor(content, of(hostId).address, life)) }
    },
    environments,
    isHealthy: (hostId) =>
      driver(hostId)
        .health({}, { deadlineMs: 2_000 })
        .then(
          () => true,
          () => false,
        ),
    isBreakerOpen: (hostId) => of(hostId).driver.isBreakerOpen(),
    async highestEpoch() {
      return Math.max(0, ...(await Promise.all(addresses.map(({ hostId }) => highestOf(hostId)))))
    },
    async close() {
      await Promise.all([...drivers.values()].map((each) => each.driver.close()))
    },
  }

  async function* environments(hostId: string): AsyncGenerator<EnvironmentState> {
    const { driver: host } = of(hostId)
    let after: string | null | undefined
    while (after !== null) {
      const page: { environments: EnvironmentState[]; next: string | null } = await host.listEnvironments({
        limit: PAGE,
        ...(after && { after }),
      })
      yield* page.environments
      after = page.next
    }
  }

  async function highestOf(hostId: string): Promise<number> {
    let highest = 0
    for await (const { generation } of environments(hostId)) {
      if (generation !== null) highest = Math.max(highest, readGeneration(generation).epoch)
    }
    return highest
  }

  function of(hostId: string) {
    const found = drivers.get(hostId)
    if (!found) throw new DomainError('host-unavailable')
    return found
  }
}

/** For `catch`: a host that answers that there is no such thing. */
export function absent(error: unknown): undefined {
  if (error instanceof DriverFault && error.problem?.code === 'not-found') return undefined
  throw error
}
