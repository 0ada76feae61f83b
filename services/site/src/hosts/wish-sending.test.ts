import type { Wish } from '@holdfast/driver'
import { silentLog, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { createEnvironment } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from './host-calls.ts'
import { createWishes } from './wish-sending.ts'

const site = { id: 'a site', companyId: 'a company', tenure: 1 }
const given = { kind: 'live', name: 'live', hostName: 'h.localhost', suspended: false, nextBackupAt: 9 } as const
const of = (id: string, hostId: string) => createEnvironment(site, { ...given, id, hostId }, { epoch: 2, now: 5 })

test('when somebody changed what is wished, then hosts hear of it at once; one that does not answer holds nothing up', async () => {
  const known = new Map([of('first', 'away'), of('second', 'here')].map((environment) => [environment.id, environment]))
  known.set('third', { ...of('third', 'here'), comparedIn: 1 })
  const [heard, confirmed]: [string[], string[]] = [[], []]
  const wishes = createWishes({
    environments: {
      find: async (id: string) => known.get(id),
      confirm: async (id: string) => void confirmed.push(id),
    } as Partial<EnvironmentStore> as EnvironmentStore,
    hosts: {
      driver: (hostId: string) => ({
        async putEnvironment({ environmentId, body }: { environmentId: string; body: Wish }) {
          heard.push(environmentId)
          if (hostId === 'away') throw new Error('it does not answer')
          return { ...body, environmentId, activeRelease: null }
        },
      }),
    } as unknown as Hosts,
    gateOf: async () => ({ password: 'p', linkSecret: 's' }),
    epoch: () => 2,
    log: silentLog,
  })
  wishes.wake([...known.keys()])
  await waitFor(() => confirmed.length === 1)
  // What is not compared with its host yet is not told to it.
  expect([heard.sort(), confirmed]).toEqual([['first', 'second'], ['second']])
})
