import type { CompanyRole, SiteRole } from '@holdfast/access'

/** Members and sites, made from one seed, so that every contender has the same ones. */
export interface World {
  grants: number
  users: Buffer
  companies: Buffer
  sites: Buffer
  userCount: number
  companyCount: number
  siteCount: number
  /** One row for each member of a company, in random order. {@link rowsOf} finds the rows of a user. */
  rows: { user: Int32Array; company: Int32Array; role: Uint8Array }
  order: Int32Array
  rowsOf: Int32Array
}

export interface Questions {
  users: Int32Array
  sites: Int32Array
  permissions: Uint8Array
  /** 1 for allowed. */
  expected: Uint8Array
}

/** The roles that rows have: company roles, then site roles on three of the company's four sites. */
export const rowRoles: ({ companyRole: CompanyRole } | { siteRole: SiteRole })[] = [
  { companyRole: 'administrator' },
  { companyRole: 'developer' },
  { companyRole: 'billing' },
  { siteRole: 'administrator' },
  { siteRole: 'developer' },
]
export const FIRST_SITE_ROLE = 3
export const SITES_OF_COMPANY = 4
const SITES_OF_ROW = 3

/** The permissions in questions, all about a live environment. `roles`: indexes in {@link rowRoles} that allow it. */
export const asked = [
  { permission: 'live.use', roles: [0, 1, 3] },
  { permission: 'sites.see', roles: [0, 1, 3, 4] },
  { permission: 'site.transfer', roles: [0] },
  { permission: 'activity.site.see', roles: [0, 1, 3, 4] },
] as const

/** The sites of a row's site roles: all but one of the company's. The n-th has the number `company + n × companies`. */
export function sitesOfRow(world: World, row: number): number[] {
  const company = world.rows.company[row]!
  return Array.from({ length: SITES_OF_COMPANY }, (_, n) => n)
    .filter((n) => n !== row % SITES_OF_COMPANY)
    .slice(0, SITES_OF_ROW)
    .map((n) => company + n * world.companyCount)
}

/** A world of about `size` grants, with `size` / 5 users and `size` / 100 companies of four sites each. */
export function createWorld(size: number, random: () => number): World {
  const userCount = size / 5
  const companyCount = Math.round(size / 100)
  const siteCount = companyCount * SITES_OF_COMPANY
  const capacity = userCount * 5
  const rows = { user: new Int32Array(capacity), company: new Int32Array(capacity), role: new Uint8Array(capacity) }
  const rowsOf = new Int32Array(userCount + 1)
  let count = 0
  let grants = 0
  for (let user = 0; user < userCount; user++) {
    rowsOf[user] = count
    for (let left = 1 + below(5, random); left > 0; left--) {
      const company = below(companyCount, random)
      if (rows.company.subarray(rowsOf[user], count).includes(company)) continue
      const role = random() < 1 / 3 ? FIRST_SITE_ROLE + below(2, random) : below(3, random)
      rows.user[count] = user
      rows.company[count] = company
      rows.role[count] = role
      grants += role >= FIRST_SITE_ROLE ? SITES_OF_ROW : 1
      count++
    }
  }
  rowsOf[userCount] = count
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const other = below(i + 1, random)
    const kept = order[i]!
    order[i] = order[other]!
    order[other] = kept
  }
  const ids = {
    users: idPool(userCount, random),
    companies: idPool(companyCount, random),
    sites: idPool(siteCount, random),
  }
  return { grants, ...ids, userCount, companyCount, siteCount, rows, order, rowsOf }
}

/** Questions of which half are denied: about strangers, about members without the role, or about a site without it. */
export function createQuestions(world: World, count: number, random: () => number): Questions {
  const found: Questions = {
    users: new Int32Array(count),
    sites: new Int32Array(count),
    permissions: new Uint8Array(count),
    expected: new Uint8Array(count),
  }
  for (let i = 0; i < count; ) {
    const wanted = i & 1
    const isStranger = !wanted && random() < 0.5
    const row = below(world.order.length, random)
    const user = world.rows.user[row]!
    const site = isStranger
      ? below(world.siteCount, random)
      : world.rows.company[row]! + below(SITES_OF_COMPANY, random) * world.companyCount
    const permission = below(asked.length, random)
    if (isAllowed(world, user, site, permission) !== wanted) continue
    found.users[i] = user
    found.sites[i] = site
    found.permissions[i] = permission
    found.expected[i] = wanted
    i++
  }
  // In random order, so that the processor's branch predictor cannot learn the answers.
  for (let i = count - 1; i > 0; i--) {
    const other = below(i + 1, random)
    for (const list of Object.values(found) as Int32Array[]) {
      const kept = list[i]!
      list[i] = list[other]!
      list[other] = kept
    }
  }
  return found
}

function isAllowed(world: World, user: number, site: number, permission: number): number {
  const company = site % world.companyCount
  for (let row = world.rowsOf[user]!; row < world.rowsOf[user + 1]!; row++) {
    if (world.rows.company[row] !== company) continue
    const role = world.rows.role[row]!
    const reaches = role < FIRST_SITE_ROLE || sitesOfRow(world, row).includes(site)
    return reaches && (asked[permission]!.roles as readonly number[]).includes(role) ? 1 : 0
  }
  return 0
}

/** Has the user the role of an administrator or developer in the company? */
export function maySeeMembers({ rows, rowsOf }: World, user: number, company: number): boolean {
  for (let row = rowsOf[user]!; row < rowsOf[user + 1]!; row++) {
    if (rows.company[row] !== company) continue
    const role = rowRoles[rows.role[row]!]!
    return 'companyRole' in role && role.companyRole !== 'billing'
  }
  return false
}

/** A view of the 16 bytes of an id in a pool. */
export function idAt(pool: Buffer, index: number): Buffer {
  return pool.subarray(index * 16, index * 16 + 16)
}

/** A pool of UUIDv7 ids, three for each millisecond. */
function idPool(count: number, random: () => number): Buffer {
  const pool = Buffer.allocUnsafeSlow(count * 16)
  for (let i = 0; i < count; i++) {
    for (let word = 0; word < 4; word++) pool.writeUInt32LE(below(2 ** 32, random), i * 16 + word * 4)
    pool.writeUIntBE(1_700_000_000_000 + Math.floor(i / 3), i * 16, 6)
    pool[i * 16 + 6] = 0x70 | (pool[i * 16 + 6]! & 0x0f)
    pool[i * 16 + 8] = 0x80 | (pool[i * 16 + 8]! & 0x3f)
  }
  return pool
}

export function below(end: number, random: () => number): number {
  return Math.floor(random() * end)
}

/** Marsaglia's 32-bit xorshift generator: gives the same numbers for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
