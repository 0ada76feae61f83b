import type { Access } from '@holdfast/access'
import { newId, shardOf } from '@holdfast/contracts'
import { mongo } from 'mongoose'
import type { Membership } from '../../services/company/src/memberships/membership.ts'
import { memberFact } from '../../services/company/src/memberships/membership-store.ts'
import { signUp } from '../../services/identity/src/users/user.ts'
import { userDocument } from '../../services/identity/src/users/user-store.ts'
import { newAddress } from './person.ts'

/** Somebody who has an account, and never signs in. */
export interface SeededMember {
  userId: string
  fullName: string
  email: string
}

/**
 * Writes people into the database of identity, and their memberships into that of company: documents as their rules and
 * stores make them, and the facts of members, but no entries. To be called while no process runs that has the facts in
 * memory.
 * @param accessOf of the member of this number; the first one has 1
 * @returns the members, in the order in which they joined
 */
export async function seedMembers(
  mongoUri: string,
  companyId: string,
  count: number,
  accessOf: (number: number) => Access,
): Promise<SeededMember[]> {
  const client = new mongo.MongoClient(mongoUri)
  try {
    const now = Date.now()
    const members: SeededMember[] = []
    const users: object[] = []
    const memberships: object[] = []
    const facts: object[] = []
    for (let n = 1; n <= count; n++) {
      const number = String(n).padStart(String(count).length, '0')
      const joinedAt = now + n
      const userId = newId(joinedAt)
      const member = { userId, fullName: `Member ${number}`, email: newAddress(`member.${number}`) }
      members.push(member)
      users.push(userDocument(signUp({ ...member, locale: 'en', passwordHash: 'none', addressProven: true }, now).user))
      const id = newId(joinedAt)
      const membership: Membership = { id, companyId, userId, access: accessOf(n), joinedAt, version: 1 }
      const { id: _id, ...rest } = membership
      memberships.push({ _id, ...rest })
      const { table, key, value } = memberFact(membership)
      const shard = shardOf(`company/${companyId}`)
      facts.push({ _id: { shard, table, key: new mongo.Binary(key) }, value: new mongo.Binary(value!) })
    }
    await client.db('holdfast_identity').collection('users').insertMany(users)
    const company = client.db('holdfast_company')
    await company.collection('memberships').insertMany(memberships)
    await company.collection('ledger_facts').insertMany(facts)
    return members
  } finally {
    await client.close()
  }
}
