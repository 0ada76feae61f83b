import { idBytes, isId, shardOf } from '@holdfast/contracts'
import type { Standings } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import { type CompanyStore, companyRow } from '../companies/company-store.ts'
import { type MembershipStore, memberRow } from '../memberships/membership-store.ts'

/** More are not listed: each is somebody to write to. */
const MOST_ADMINISTRATORS = 200

/** Answers with the rows that a replica would hold of one member, for services that cache single members. */
export function standingApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  memberships: MembershipStore
}): Handlers<typeof Standings> {
  const { ledger, companies, memberships } = needs
  return {
    async listAdministrators({ companyId }) {
      if (!isId(companyId)) throw new DomainError('not-found')
      const { found } = await ledger.lookUp((session) =>
        memberships.withRole(companyId, ['administrator'], MOST_ADMINISTRATORS, session),
      )
      return { userIds: found }
    },
    async getStanding({ companyId, userId }) {
      if (!isId(companyId) || !isId(userId)) throw new DomainError('not-found')
      const { found, epoch, heads } = await ledger.lookUp(async (session) => ({
        membership: await memberships.find(companyId, userId, session),
        company: await companies.find(companyId, session),
      }))
      const { membership, company } = found
      const shard = shardOf(`company/${companyId}`)
      const at = { shard, seq: heads[shard]! }
      return {
        ...(company &&
          membership && {
            company: companyRow(company),
            member: memberRow(membership),
            companyName: company.name,
          }),
        epoch,
        restsOn: [
          { table: 'company', key: idBytes(companyId), ...at },
          { table: 'member', key: Buffer.concat([idBytes(companyId), idBytes(userId)]), ...at },
        ],
      }
    },
  }
}
