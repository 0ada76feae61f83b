import { createHash } from 'node:crypto'
import { accessToWire } from '@holdfast/access'
import { idBytes, idText, SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { AccessChanged, CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { mongo } from 'mongoose'

export const MEMBERS_OF_COMPANY = 20
const SITES_OF_COMPANY = 3
const ROWS_AT_ONCE = 10_000

/** Companies and members whose ids every process of a bench can compute, so that they need not be sent. */
export interface World {
  companies: number
  users: number
}

/** @param rows number of members in all companies together */
export function worldOf(rows: number): World {
  const companies = Math.max(1, Math.round(rows / MEMBERS_OF_COMPANY))
  return { companies, users: Math.max(MEMBERS_OF_COMPANY * 100, Math.round(rows / 4)) }
}

/** An id in the form of a UUIDv7. The same name gives the same id. */
export function idOf(noun: 'company' | 'user' | 'site' | 'membership', number: number): string {
  const bytes = createHash('sha1').update(`${noun}/${number}`).digest().subarray(0, 16)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  return idText(bytes)
}

export function companyStream(company: number): Stream {
  return `company/${idOf('company', company)}`
}

/** The id of a company's n-th member. No user is a member of two companies. */
export function memberOf({ users }: World, company: number, member: number): number {
  return (company * 17 + member * (1 + (company % 97))) % users
}

const roles = ['administrator', 'developer', 'billing', 'site administrator', 'site developer'] as const

/** The role of a company's n-th member. The first member owns the company; the others have all roles in turn. */
export function roleOf(member: number): (typeof roles)[number] {
  return roles[member % roles.length]!
}

/** `members.see` is for administrators and developers of the company. */
export function maySeeMembers(member: number): boolean {
  return roleOf(member) === 'administrator' || roleOf(member) === 'developer'
}

export function memberFact(company: number, member: number) {
  const role = roleOf(member)
  const access = role.startsWith('site ')
    ? {
        siteRoles: Array.from({ length: SITES_OF_COMPANY }, (_, n) => ({
          siteId: idOf('site', company * SITES_OF_COMPANY + n),
          role: role === 'site administrator' ? ('administrator' as const) : ('developer' as const),
          tenure: 1,
        })),
      }
    : { companyRole: role as 'administrator' | 'developer' | 'billing' }
  return { access: accessToWire(access), membershipId: idOf('membership', company * MEMBERS_OF_COMPANY + member) }
}

/** Writes all facts into the ledger's collections, without entries and with all heads at 0. */
export async function seedFacts(mongoUri: string, database: string, rows: number): Promise<void> {
  const world = worldOf(rows)
  const client = new mongo.MongoClient(mongoUri)
  try {
    const facts = client.db(database).collection('ledger_facts')
    let batch: object[] = []
    const put = async (shard: number, table: string, key: Buffer, value: Buffer) => {
      batch.push({ _id: { shard, table, key: new mongo.Binary(key) }, value: new mongo.Binary(value) })
      if (batch.length === ROWS_AT_ONCE) await flush()
    }
    const flush = async () => {
      const full = batch
      batch = []
      if (full.length > 0) await facts.insertMany(full, { ordered: false })
    }
    for (let company = 0; company < world.companies; company++) {
      const shard = shardOf(companyStream(company))
      const companyId = idBytes(idOf('company', company))
      const owner = idBytes(idOf('user', memberOf(world, company, 0)))
      const fact = { state: 'STATE_ACTIVE', requireTwoFactor: false, ownerId: owner } as const
      await put(shard, 'company', companyId, CompanyFact.encode(fact))
      for (let member = 0; member < MEMBERS_OF_COMPANY; member++) {
        const key = Buffer.concat([companyId, idBytes(idOf('user', memberOf(world, company, member)))])
        await put(shard, 'member', key, MemberFact.encode(memberFact(company, member)))
      }
    }
    await flush()
  } finally {
    await client.close()
  }
}

/** Writes changes of access into an owner's ledger, about the given companies in turn. */
export function seedEntries(mongoUri: string, database: string, count: number, companies: number): Promise<void> {
  return seedLedger(mongoUri, database, { count, companies, type: AccessChanged.type }, (companyId, n) => {
    const { access, membershipId } = memberFact(n % companies, n)
    return AccessChanged.encode({ companyId, userId: idOf('user', n), after: access, membershipId })
  })
}

/**
 * Writes entries into an owner's ledger that are published already, about the given companies in turn.
 * @param dataOf the n-th entry, about this company
 */
export async function seedLedger(
  mongoUri: string,
  database: string,
  { count, companies, type }: { count: number; companies: number; type: string },
  dataOf: (companyId: string, n: number) => Uint8Array,
): Promise<void> {
  const heads = new Array<number>(SHARDS).fill(0)
  const entries = Array.from({ length: count }, (_, n): object => {
    const company = n % companies
    const stream = companyStream(company)
    const shard = shardOf(stream)
    heads[shard]!++
    return {
      _id: { shard, seq: heads[shard]! },
      stream,
      version: Math.floor(n / companies) + 1,
      type,
      data: new mongo.Binary(dataOf(idOf('company', company), n)),
      facts: [],
      actor: { kind: 'KIND_USER', id: idOf('user', n) },
      requestId: crypto.randomUUID(),
      index: 0,
      at: new Date(),
    }
  })
  const client = new mongo.MongoClient(mongoUri)
  try {
    const db = client.db(database)
    while (entries.length > 0) await db.collection('ledger_entries').insertMany(entries.splice(0, ROWS_AT_ONCE))
    const shards = (fields: (head: number) => object) => heads.map((head, _id): object => ({ _id, ...fields(head) }))
    await db.collection('ledger_heads').insertMany(shards((seq) => ({ seq })))
    const until = new Date(0)
    await db.collection('ledger_relays').insertMany(shards((published) => ({ holder: null, until, published })))
  } finally {
    await client.close()
  }
}
