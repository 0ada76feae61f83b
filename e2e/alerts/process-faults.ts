import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceName } from '@holdfast/contracts'
import { until } from '../support/until.ts'
import { demand } from './demand.ts'
import type { Fault } from './fault.ts'
import type { World } from './world.ts'

/** Longer than the leases that owners grant, with what is added to them. */
const BEYOND_A_LEASE_MS = 6_500
const AWAKE_MS = 1_500
/** Longer than a second; not so long that Prometheus, which asks each second, gives up: what it is told is told once. */
const HELD_MS = 1_200

export const processFaults: Fault[] = [
  {
    what: 'site is killed and not started again, while its pages are read',
    alerts: ['HoldfastProcessGone', 'HoldfastRequestsFail'],
    async strike(world) {
      const reads = world.reads(`/v1/sites/${world.people.siteId}`)
      await killForGood(world, 'site')
      return async () => {
        await world.process('site').start()
        await reads.stop()
      }
    },
  },
  {
    what: 'company is stopped for longer than a lease, while sites are read',
    alerts: ['HoldfastChecksMayBecomeUnknown', 'HoldfastChecksAreUnknown'],
    async strike(world) {
      const reads = world.reads(`/v1/sites/${world.people.siteId}`)
      world.process('company').kill('SIGSTOP')
      return async () => {
        world.process('company').kill('SIGCONT')
        await reads.stop()
      }
    },
  },
  {
    what: 'site is killed while company, whose facts it needs to start, is stopped',
    alerts: ['HoldfastProcessNotReady'],
    async strike(world) {
      const site = world.process('site')
      world.process('company').kill('SIGSTOP')
      site.kill('SIGKILL')
      return async () => {
        world.process('company').kill('SIGCONT')
        await ready(world, 'site')
      }
    },
  },
  {
    what: 'notification is killed while its database is away, so that it is started again and again',
    alerts: ['HoldfastProcessNotReady'],
    async strike(world) {
      const { notificationToDatabase } = world.links
      notificationToDatabase.refuse()
      notificationToDatabase.cut()
      world.process('notification').kill('SIGKILL')
      return async () => {
        notificationToDatabase.pass()
        await ready(world, 'notification')
      }
    },
  },
  {
    what: 'site falls silent for longer than a lease, again and again, while roles change',
    alerts: ['HoldfastChangesAreSlow'],
    async strike(world) {
      const site = world.process('site')
      const changes = world.changes()
      const flapping = repeated(async () => {
        site.kill('SIGSTOP')
        await sleep(BEYOND_A_LEASE_MS)
        site.kill('SIGCONT')
        await sleep(AWAKE_MS)
      })
      return async () => {
        await flapping.end()
        await changes.stop()
      }
    },
  },
  {
    what: 'billing stands still for more than a second, again and again',
    alerts: ['HoldfastEventLoopHeld'],
    async strike(world) {
      const billing = world.process('billing')
      const standing = repeated(async () => {
        billing.kill('SIGSTOP')
        await sleep(HELD_MS)
        billing.kill('SIGCONT')
        await sleep(AWAKE_MS)
      })
      return () => standing.end()
    },
  },
  {
    what: 'mongod is stopped, while invoices are read',
    alerts: ['HoldfastOwnerGivesNoLeases', 'HoldfastDatabaseConnectionsShort'],
    async strike(world) {
      const { mongo } = world.test.infrastructure.faults
      const reads = world.reads(`/v1/companies/${world.people.companyId}/invoices`)
      await mongo!.members[0]!.kill('SIGSTOP')
      return async () => {
        await mongo!.members[0]!.kill('SIGCONT')
        await reads.stop()
      }
    },
  },
  {
    what: 'the broker is stopped, while roles change',
    alerts: ['HoldfastRelayBehind'],
    async strike(world) {
      const { kafka } = world.test.infrastructure.faults
      const changes = world.changes()
      await kafka!.kill('SIGSTOP')
      return async () => {
        await kafka!.kill('SIGCONT')
        await changes.stop()
      }
    },
  },
  {
    what: 'the host of sites is stopped, and a staging is made and a page closed meanwhile',
    alerts: ['HoldfastHostSilent', 'HoldfastWishesUnconfirmed', 'HoldfastOperationsStuck'],
    seconds: 400,
    async strike(world) {
      world.process('files').kill('SIGSTOP')
      return async () => {
        const { owner, environmentId } = world.people
        world.process('files').kill('SIGCONT')
        await demand(owner, 200, 'PATCH', `/v1/environments/${environmentId}`, { closedByPassword: false })
      }
    },
    async meanwhile({ people: { owner, environmentId, siteId } }) {
      await demand(owner, 202, 'POST', `/v1/sites/${siteId}/environments`, { kind: 'staging' })
      await demand(owner, 200, 'PATCH', `/v1/environments/${environmentId}`, { closedByPassword: true })
    },
  },
]

/** Its supervisor does not start it again. */
async function killForGood(world: World, service: ServiceName) {
  const process = world.process(service)
  process.kill('SIGKILL')
  await process.stop()
}

async function ready(world: World, service: ServiceName) {
  await until(`${service} is ready`, () => world.process(service).isReady(), { seconds: 180, everyMs: 500 })
}

function repeated(turn: () => Promise<void>): { end(): Promise<void> } {
  let isOver = false
  const turns = (async () => {
    while (!isOver) await turn()
  })()
  return {
    async end() {
      isOver = true
      await turns
    },
  }
}
