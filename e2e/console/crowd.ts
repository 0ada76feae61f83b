import type { Access } from '@holdfast/access'
import type { PresentSite } from '../../services/site/src/sites/site.ts'
import { address } from '../support/address.ts'
import type { Body, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { type SeededMember, seedMembers } from '../support/seed-members.ts'
import { seedSites } from '../support/seed-sites.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'

export interface Crowd {
  companyId: string
  sites: PresentSite[]
  members: SeededMember[]
}

/**
 * A company with very many sites and members. Through the API they would take an hour, so they are written into the
 * databases while the services that have their facts in memory are down.
 * @param accessOf of the member of this number
 */
export async function foundCrowd(
  { system, infrastructure }: TestSystem,
  owner: Person,
  wanted: { name: string; sites: number; members: number },
  accessOf: (number: number, sites: PresentSite[]) => Access = () => ({ companyRole: 'developer' }),
): Promise<Crowd> {
  const company = { name: wanted.name, address, plan: monthly('enterprise') }
  const { companyId }: Body = await owner.expect(201, 'POST', '/v1/companies', company)
  const holders = system.processes.filter(({ service }) => service === 'site' || service === 'company')
  for (const each of holders) await each.stop()
  const sites = await seedSites(infrastructure.mongoUri, companyId, wanted.sites)
  const members = await seedMembers(infrastructure.mongoUri, companyId, wanted.members, (number) =>
    accessOf(number, sites),
  )
  await Promise.all(holders.map((each) => each.start()))
  const question = { permission: 'sites.see', userId: members.at(-1)!.userId, siteId: sites.at(-1)!.id }
  await until(
    'the last member and the last site are known',
    async () => {
      const { status, body } = await owner.call('POST', `/v1/companies/${companyId}/access-checks`, question)
      return (status === 200 && body.decision === 'allowed') || undefined
    },
    { seconds: 60, everyMs: 500 },
  )
  return { companyId, sites, members }
}
