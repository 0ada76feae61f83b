import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import { accountOf, type Replay, roleOf } from './companies.ts'
import { differences } from './order.ts'

interface CompanyDocument {
  _id: string
  ownerId: string
  state: string
  requireTwoFactor: boolean
}

interface MembershipDocument {
  _id: string
  companyId: string
  userId: string
  access: { companyRole?: string; siteRoles?: object }
}

/** Compares the documents from which company decides with its entries. Returns the problems, one line each. */
export async function checkCompanyDocuments(connection: Connection, replay: Replay): Promise<string[]> {
  const db = connection.db!
  const companies = await db.collection<CompanyDocument>('companies').find().toArray()
  const memberships = await db.collection<MembershipDocument>('memberships').find().toArray()
  const invitations = await db.collection<{ _id: string; state: string }>('invitations').find().toArray()
  const present = companies.map(({ _id, ...company }) => {
    const members = memberships
      .filter(({ companyId }) => companyId === _id)
      .map(({ _id, userId, access }) => [userId, `${_id} ${roleOf(access)}`] as const)
    return [_id, accountOf({ ...company, members: new Map(members) })] as const
  })
  const expected = [...replay.companies].map(([id, company]) => [id, accountOf(company)] as const)
  const states = invitations.map(({ _id, state }) => [_id, state] as const)
  return [
    ...differences('company', new Map(present), new Map(expected)),
    ...differences('invitation', new Map(states), replay.invitations),
  ]
}

/** Reads companies in snapshots while they change, and checks that each has one owner, who is an administrator. */
export function watchOwners(connection: Connection, companyIds: string[]) {
  const wrong: string[] = []
  let looks = 0
  let isDone = false
  const watching = watch()

  return {
    async stop() {
      isDone = true
      await watching
      return { looks, wrong }
    },
  }

  async function watch() {
    const db = connection.db!
    while (!isDone) {
      for (const _id of companyIds) {
        const session = await connection.startSession({ snapshot: true })
        try {
          const company = await db.collection<CompanyDocument>('companies').findOne({ _id }, { session })
          const members = db.collection<MembershipDocument>('memberships').find({ companyId: _id }, { session })
          const rows = await members.toArray()
          const owners = rows.filter(({ userId }) => userId === company?.ownerId)
          const isRight = owners.length === 1 && owners[0]!.access.companyRole === 'administrator'
          if (!isRight) wrong.push(`a snapshot of ${_id}: owner ${company?.ownerId}, members ${JSON.stringify(rows)}`)
          looks++
        } finally {
          await session.endSession()
        }
      }
      await sleep(20)
    }
  }
}
