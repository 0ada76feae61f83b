import { accessToWire } from '@holdfast/access'
import { idBytes, newId, shardOf } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { mongo } from 'mongoose'

/** A developer of a company, and the owner of the company, who removes the developer. */
export interface Removable {
  companyId: string
  ownerId: string
  userId: string
}

/**
 * Writes companies with an owner and a developer each into the company service's database: documents and facts, but no
 * entries, with all heads at 0. To be called before the service starts.
 */
export async function seedMembers(mongoUri: string, database: string, count: number): Promise<Removable[]> {
  const client = new mongo.MongoClient(mongoUri)
  try {
    const db = client.db(database)
    const members = Array.from({ length: count }, () => ({ companyId: newId(), ownerId: newId(), userId: newId() }))
    const facts: object[] = []
    const memberships: object[] = []
    for (const { companyId, ownerId, userId } of members) {
      const shard = shardOf(`company/${companyId}`)
      const fact = (table: string, key: Buffer, value: Buffer) =>
        facts.push({ _id: { shard, table, key: new mongo.Binary(key) }, value: new mongo.Binary(value) })
      const join = (id: string, companyRole: 'administrator' | 'developer') => {
        const access = { companyRole }
        const membershipId = newId()
        memberships.push({ _id: membershipId, companyId, userId: id, access, joinedAt: 0, version: 1 })
        const row = MemberFact.encode({ access: accessToWire(access), membershipId })
        fact('member', Buffer.concat([idBytes(companyId), idBytes(id)]), row)
      }
      const company = { state: 'STATE_ACTIVE', ownerId: idBytes(ownerId) } as const
      fact('company', idBytes(companyId), CompanyFact.encode(company))
      join(ownerId, 'administrator')
      join(userId, 'developer')
    }
    await db.collection('ledger_facts').insertMany(facts)
    await db.collection('memberships').insertMany(memberships as mongo.OptionalId<mongo.Document>[])
    await db.collection('companies').insertMany(members.map(companyDocument) as mongo.OptionalId<mongo.Document>[])
    return members
  } finally {
    await client.close()
  }
}

function companyDocument({ companyId, ownerId }: Removable): object {
  const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
  const settings = { name: 'Quay', address, requireTwoFactor: false }
  return { _id: companyId, ...settings, ownerId, state: 'active', createdAt: 0, version: 1 }
}
