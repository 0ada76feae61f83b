import type { DriverDescription } from '@holdfast/driver'
import { expect, test } from '@jest/globals'
import { createEnvironment } from './environment.ts'
import { environmentToWire } from './environment-wire.ts'

const site = { id: 'a site', companyId: 'a company', tenure: 1 }
const given = { id: 'live', name: 'live', hostId: 'a', hostName: 'h.localhost', suspended: false, nextBackupAt: 9 }
const live = createEnvironment(site, { ...given, kind: 'live' }, { epoch: 1, now: 5 })

test('when its host has said what it offers and takes, then an environment tells it, and nothing before', () => {
  const description = { capabilities: ['backup'], limits: { archiveBytes: 7 } } as DriverDescription
  const told = (hostId: string) =>
    environmentToWire(live, {
      sitesUrl: 'http://{host}',
      known: (asked) => (asked === hostId ? description : undefined),
    })
  expect(told('a')).toMatchObject({ capabilities: ['backup'], archiveBytes: 7, url: 'http://h.localhost/' })
  expect(told('another')).toMatchObject({ capabilities: [], archiveBytes: undefined })
})
