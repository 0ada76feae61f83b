import { idText, shardOf } from '@holdfast/contracts'
import type { Access, CompanyRole, SiteRole } from '../access.ts'
import type { Standing } from '../decide.ts'
import { EMPTY, GrantLists, NONE } from './grant-lists.ts'
import { createIdHash, type IdHash, wordAt } from './id-hash.ts'
import { ID_WORDS, IdTable } from './id-table.ts'

/** The state of a company, from its fact. */
export interface CompanyStanding {
  state: 'active' | 'suspended' | 'closed'
  requireTwoFactor: boolean
  ownerId: Uint8Array
}

/** A member's whole access in one company, from the member's fact. Ids have 16 bytes. */
export type MemberAccess = { companyRole: CompanyRole } | { siteRoles: readonly GivenSiteRole[] }

export interface GivenSiteRole {
  siteId: Uint8Array
  role: SiteRole
  tenure: number
}

/**
 * The roles of a user as bits: one for each column of the table of permissions, and two for site roles on other sites
 * than the one in question.
 */
export const ROLE = {
  owner: 1,
  administrator: 2,
  developer: 4,
  billing: 8,
  siteAdministrator: 16,
  siteDeveloper: 32,
  siteAdministratorElsewhere: 64,
  siteDeveloperElsewhere: 128,
} as const

export interface GrantTableOptions {
  hash?: IdHash
  /** The shard of a company's stream, and that of a site's. */
  shardOfCompany?: (id: Uint8Array) => number
  shardOfSite?: (id: Uint8Array) => number
}

// An entry of a user's list: the number of a company or a holding, a bit that says which of the two, and three bits for
// the role.
const NUMBER_SHIFT = 4
const IS_HOLDING = 8
const ADMINISTRATOR = 1
const DEVELOPER = 2
const BILLING = 3
/**
 * The code for a company in which the user has site roles. The entries of holdings say which site roles these are, and
 * the records of the sites say which of them count.
 */
const SITE_ROLES = 4
const ROLE_MASK = 7
const codes = { administrator: ADMINISTRATOR, developer: DEVELOPER, billing: BILLING } satisfies Record<
  CompanyRole,
  number
>
const companyRoles: readonly CompanyRole[] = ['administrator', 'developer', 'billing']
const roles: readonly SiteRole[] = ['administrator', 'developer']
const companyBits = [0, ROLE.administrator, ROLE.developer, ROLE.billing]
const siteBits = [0, ROLE.siteAdministrator, ROLE.siteDeveloper]
const elsewhereBits = [0, ROLE.siteAdministratorElsewhere, ROLE.siteDeveloperElsewhere]
const OWNER_OR_ADMINISTRATOR = ROLE.owner | ROLE.administrator
const ALL_ELSEWHERE = ROLE.siteAdministratorElsewhere | ROLE.siteDeveloperElsewhere

// Positions in the records: the words that follow the id.
const USER_LIST = ID_WORDS
/**
 * Where the entries of the user begin. There is room for as many as make the record 64 bytes long. If the user has
 * more, all of them are in a list of {@link GrantLists}.
 */
const USER_ENTRIES = ID_WORDS + 1
const ENTRIES = 11
const USER_WORDS = USER_ENTRIES + ENTRIES

const COMPANY_USES = ID_WORDS
const COMPANY_OWNER = ID_WORDS + 1
const COMPANY_WORDS = ID_WORDS + 5

const SITE_STATE = ID_WORDS
const SITE_TENURE = ID_WORDS + 1
/** The number of the site's next holding + 1, or 0. */
const SITE_NEXT = ID_WORDS + 2
const SITE_USES = ID_WORDS + 3
const SITE_WORDS = ID_WORDS + 4

// A state word has the shard and whether the row is present. Above these it has the conditions of a company, or for a
// site whether premium staging is paid for, and the number of the company that has it.
const SHARD_MASK = 15
const IS_PRESENT = 16
const CONDITIONS_SHIFT = 5
const PAYS = 32
const COMPANY_SHIFT = 6
/** Beyond this, the state word of a site has no room for the number of its company. */
const MOST_COMPANIES = 1 << (32 - COMPANY_SHIFT)
const states = { active: 1, suspended: 2, closed: 3 } satisfies Record<CompanyStanding['state'], number>
const REQUIRES_TWO_FACTOR = 4
export const CONDITIONS = 8

/** A company's state as a number below {@link CONDITIONS}; 0 is a company without a fact. */
export function conditionsOf(company: Omit<CompanyStanding, 'ownerId'>): number {
  const { state, requireTwoFactor } = company
  return states[state] | (requireTwoFactor ? REQUIRES_TWO_FACTOR : 0)
}

function stateOf(conditions: number): Standing['company'] {
  const state = (['active', 'suspended', 'closed'] as const)[(conditions & 3) - 1]!
  return { state, requireTwoFactor: (conditions & REQUIRES_TWO_FACTOR) !== 0 }
}

/** Most questions that {@link GrantTable.findMany} takes at once. */
export const BATCH = 64

/** Working space of {@link GrantTable.findMany}, which its caller keeps. */
export interface BatchSpace {
  users: Int32Array
  sites: Int32Array
  userHashes: Int32Array
  siteHashes: Int32Array
  touched: Int32Array
}

export function createBatchSpace(): BatchSpace {
  const words = () => new Int32Array(BATCH)
  return { users: words(), sites: words(), userHashes: words(), siteHashes: words(), touched: words() }
}

/**
 * Who has which role where, from the facts of companies, members and sites. A fact is a whole row that is put or
 * dropped. The ledgers of their owners may bring them in any order.
 *
 * A site in one tenure of one company is a **holding**, with a number of its own. A member's site role refers to the
 * holding in which it was given, and the site's fact says which holding is present. So a transfer ends all old site
 * roles by moving one mark, and a role counts if two numbers are equal. Holdings, companies and users are removed when
 * nothing refers to them any more.
 *
 * A user's grants are one short sorted list of numbers, for most users within the user's record. A check spends its
 * time waiting for memory, so it reads little: a slot and a record of the user, a slot and a record of the site, the
 * state of the company.
 *
 * The numbers of users, companies and sites are valid only in the synchronous block that asked for them: after a change
 * of the table, a number may belong to another user, company or site.
 */
export class GrantTable {
  readonly #hash: IdHash
  #users!: IdTable
  #companies!: IdTable
  #sites!: IdTable
  #lists!: GrantLists
  /** State words by company. Every check reads one of them, so they lie close together. */
  #states!: Int32Array<ArrayBuffer>
  readonly #shardOfCompany: (id: Uint8Array) => number
  readonly #shardOfSite: (id: Uint8Array) => number
  #grants = 0
  #old = new Int32Array(64)
  #given = new Int32Array(64)
  #merged = new Int32Array(128)

  constructor(options: GrantTableOptions = {}) {
    this.#hash = options.hash ?? createIdHash()
    this.#empty()
    this.#shardOfCompany = options.shardOfCompany ?? ((id) => shardOf(`company/${idText(id)}`))
    this.#shardOfSite = options.shardOfSite ?? ((id) => shardOf(`site/${idText(id)}`))
  }

  /** Puts a member's row, in place of an earlier one. */
  put(companyId: Uint8Array, userId: Uint8Array, access: MemberAccess): void {
    requireIds(companyId, userId)
    const siteRoles = 'siteRoles' in access ? access.siteRoles : []
    for (const { siteId, tenure } of siteRoles) {
      requireIds(siteId)
      requireTenure(tenure)
    }
    const company = this.#internCompany(companyId)
    let length = 0
    this.#given = withRoom(this.#given, siteRoles.length + 1)
    const given = this.#given
    const code = 'companyRole' in access ? codes[access.companyRole] : SITE_ROLES
    given[length++] = (company << NUMBER_SHIFT) | code
    for (const { siteId, role, tenure } of siteRoles) {
      const holding = this.#internHolding(siteId, company, tenure)
      given[length++] = (holding << NUMBER_SHIFT) | IS_HOLDING | codes[role]
    }
    sort(given, length)
    this.#replace(company, this.#internUser(userId), given, withoutRepeats(given, length))
  }

  /** Removes a member's row, if there is one. */
  drop(companyId: Uint8Array, userId: Uint8Array): void {
    requireIds(companyId, userId)
    const company = this.#companies.find(companyId)
    const user = this.#users.find(userId)
    if (company >= 0 && user >= 0) this.#replace(company, user, this.#given, 0)
  }

  putCompany(companyId: Uint8Array, fact: CompanyStanding): void {
    requireIds(companyId, fact.ownerId)
    const company = this.#internCompany(companyId)
    const state = this.#states[company]!
    if ((state & IS_PRESENT) === 0) this.#useCompany(company)
    this.#states[company] = (state & SHARD_MASK) | IS_PRESENT | (conditionsOf(fact) << CONDITIONS_SHIFT)
    for (let i = 0; i < ID_WORDS; i++) this.#companies.set(company, COMPANY_OWNER + i, wordAt(fact.ownerId, i * 4))
  }

  dropCompany(companyId: Uint8Array): void {
    requireIds(companyId)
    const company = this.#companies.find(companyId)
    if (company < 0) return
    const state = this.#states[company]!
    if ((state & IS_PRESENT) === 0) return
    this.#states[company] = state & SHARD_MASK
    for (let i = 0; i < ID_WORDS; i++) this.#companies.set(company, COMPANY_OWNER + i, 0)
    this.#leaveCompany(company)
  }

  /**
   * Puts a site's row: the company has the site, in this tenure. Site roles of other tenures no longer count.
   * @param paysPremiumStaging the company pays a premium staging add-on for the site
   */
  putSite(siteId: Uint8Array, companyId: Uint8Array, tenure: number, paysPremiumStaging: boolean): void {
    requireIds(siteId, companyId)
    requireTenure(tenure)
    const sites = this.#sites
    const holding = this.#internHolding(siteId, this.#internCompany(companyId), tenure)
    const state = sites.word(holding, SITE_STATE)
    sites.set(holding, SITE_STATE, paysPremiumStaging ? state | PAYS : state & ~PAYS)
    if (state & IS_PRESENT) return
    this.#useHolding(holding)
    this.dropSite(siteId)
    const head = sites.find(siteId)
    if (head !== holding) {
      this.#unlink(holding, head)
      sites.set(holding, SITE_NEXT, head + 1)
      sites.point(head, holding)
    }
    sites.set(holding, SITE_STATE, sites.word(holding, SITE_STATE) | IS_PRESENT)
  }

  /** Removes a site's row: no company has the site, and no site role on it counts. */
  dropSite(siteId: Uint8Array): void {
    requireIds(siteId)
    const holding = this.site(siteId)
    if (holding < 0) return
    this.#sites.set(holding, SITE_STATE, this.#sites.word(holding, SITE_STATE) & ~IS_PRESENT)
    this.#leaveHolding(holding)
  }

  /**
   * Removes the rows of all members. The rows of companies and sites stay, but all of them are put again, so this takes
   * as long as putting them the first time.
   */
  clearMembers(): void {
    const companies = [...this.#presentCompanies()]
    const sites = [...this.#presentSites()]
    this.#empty()
    for (const [companyId, fact] of companies) this.putCompany(companyId, fact)
    for (const site of sites) this.putSite(...site)
  }

  /** Removes the rows of all companies. */
  clearCompanies(): void {
    for (const [companyId] of this.#presentCompanies()) this.dropCompany(companyId)
  }

  /** Removes the rows of all sites. */
  clearSites(): void {
    for (const [siteId] of [...this.#presentSites()]) this.dropSite(siteId)
  }

  /** The user's number, or -1. */
  user(userId: Uint8Array): number {
    return this.#users.find(userId)
  }

  /** The company's number, or -1. */
  company(companyId: Uint8Array): number {
    return this.#companies.find(companyId)
  }

  /** The number of the site's present holding, or -1. */
  site(siteId: Uint8Array): number {
    return this.#present(this.#sites.find(siteId))
  }

  /**
   * The hash of an id, for the guesses. If the table has the id, a guess is almost always its number;
   * {@link confirmUser} and the like return the right one. A caller that needs two numbers asks for both hashes, then
   * for both guesses, and then confirms them, so that the processor fetches both records at once.
   */
  hash(id: Uint8Array): number {
    return this.#users.hash(id)
  }

  guessUser(hash: number): number {
    return this.#users.guess(hash)
  }

  guessCompany(hash: number): number {
    return this.#companies.guess(hash)
  }

  guessSite(hash: number): number {
    return this.#sites.guess(hash)
  }

  /** As {@link user}. */
  confirmUser(guess: number, hash: number, userId: Uint8Array): number {
    return this.#users.confirm(guess, hash, userId)
  }

  /** As {@link company}. */
  confirmCompany(guess: number, hash: number, companyId: Uint8Array): number {
    return this.#companies.confirm(guess, hash, companyId)
  }

  /** As {@link site}. */
  confirmSite(guess: number, hash: number, siteId: Uint8Array): number {
    return this.#present(this.#sites.confirm(guess, hash, siteId))
  }

  /** Writes the numbers of up to {@link BATCH} users and sites into `space`; -1 for an id that is not in the table. */
  findMany(userIds: readonly Uint8Array[], siteIds: readonly Uint8Array[], space: BatchSpace): void {
    const { users, sites, userHashes, siteHashes } = space
    const count = userIds.length
    // In rounds of loads that do not wait for each other: first slots, then records, then lists and companies. The
    // value of `touched` means nothing; it keeps the loads from being optimized away.
    let touched = 0
    for (let i = 0; i < count; i++) {
      userHashes[i] = this.hash(userIds[i]!)
      siteHashes[i] = this.hash(siteIds[i]!)
    }
    for (let i = 0; i < count; i++) touched ^= this.#users.touch(userHashes[i]!) ^ this.#sites.touch(siteHashes[i]!)
    for (let i = 0; i < count; i++) {
      users[i] = this.#users.guess(userHashes[i]!)
      sites[i] = this.#sites.guess(siteHashes[i]!)
    }
    // A record may lie in two cache lines, so its first word is read, and the last word that a check needs.
    for (let i = 0; i < count; i++) {
      touched ^= this.#users.word(users[i]!, 0) ^ this.#users.word(users[i]!, USER_WORDS - 1)
      touched ^= this.#sites.word(sites[i]!, 0) ^ this.#sites.word(sites[i]!, SITE_STATE)
    }
    for (let i = 0; i < count; i++) {
      users[i] = this.confirmUser(users[i]!, userHashes[i]!, userIds[i]!)
      sites[i] = this.confirmSite(sites[i]!, siteHashes[i]!, siteIds[i]!)
    }
    for (let i = 0; i < count; i++) {
      if (users[i]! >= 0) touched ^= this.#at(users[i]!, 0)
      if (sites[i]! >= 0) touched ^= this.#states[this.companyOf(sites[i]!)]!
    }
    space.touched[0] = touched
  }

  companyOf(site: number): number {
    return this.#sites.word(site, SITE_STATE) >>> COMPANY_SHIFT
  }

  /** Does the company pay a premium staging add-on for the site? */
  paysPremiumStaging(site: number): boolean {
    return (this.#sites.word(site, SITE_STATE) & PAYS) !== 0
  }

  conditions(company: number): number {
    return this.#states[company]! >>> CONDITIONS_SHIFT
  }

  shardOfCompany(company: number): number {
    return this.#states[company]! & SHARD_MASK
  }

  shardOfSite(site: number): number {
    return this.#sites.word(site, SITE_STATE) & SHARD_MASK
  }

  /** The shard of a company that the table may not know. */
  shardOfCompanyId(companyId: Uint8Array): number {
    return this.#shardOfCompany(companyId)
  }

  /** The shard of a site that the table may not know. */
  shardOfSiteId(siteId: Uint8Array): number {
    return this.#shardOfSite(siteId)
  }

  /**
   * The {@link ROLE} bits of a user in a company. A site role is returned as the bit whose name ends in `Elsewhere`.
   * @param rule the bits that the caller will look at. If owner and administrator make no difference to it, an owner is
   *   returned as administrator, which saves reading who the owner is. By default, they are told apart.
   */
  rolesInCompany(user: number, company: number, rule: number = ROLE.owner): number {
    if (user < 0 || company < 0) return 0
    const code = this.#find(user, company << NUMBER_SHIFT)
    if (code === SITE_ROLES) return this.#elsewhere(user, company)
    return code === ADMINISTRATOR ? this.#administratorBit(user, company, rule) : companyBits[code]!
  }

  /** Has the user site roles in the company, and no company role? The facts of sites say which of them count. */
  isOnSites(user: number, company: number): boolean {
    return user >= 0 && company >= 0 && this.#find(user, company << NUMBER_SHIFT) === SITE_ROLES
  }

  /** Has the user site roles in any company? */
  isOnAnySite(userId: Uint8Array): boolean {
    return this.#entries(this.user(userId)).some((entry) => entry & IS_HOLDING)
  }

  /**
   * The {@link ROLE} bits of a user on a site: the role in its company, or the role on the site itself. `rule` is as in
   * {@link rolesInCompany}.
   */
  rolesOnSite(user: number, site: number, rule: number = ROLE.owner): number {
    if (user < 0 || site < 0) return 0
    const company = this.companyOf(site)
    const code = this.#find(user, company << NUMBER_SHIFT)
    if (code === SITE_ROLES) return siteBits[this.#find(user, (site << NUMBER_SHIFT) | IS_HOLDING)]!
    return code === ADMINISTRATOR ? this.#administratorBit(user, company, rule) : companyBits[code]!
  }

  /** The user's standing in the company, for {@link createDecide}; undefined for a user without a role that counts. */
  membership(userId: Uint8Array, companyId: Uint8Array): Standing | undefined {
    const user = this.user(userId)
    const company = this.company(companyId)
    if (user < 0 || company < 0) return undefined
    return this.#membershipIn(company, user, idText(companyId))
  }

  /** Every company in which the user has a role that counts, in no order. */
  memberships(userId: Uint8Array): Standing[] {
    const user = this.user(userId)
    return this.#entries(user).flatMap((entry) => {
      if (entry & IS_HOLDING) return []
      const company = entry >>> NUMBER_SHIFT
      return this.#membershipIn(company, user, idText(this.#companies.id(company))) ?? []
    })
  }

  /** The row of the site; undefined for a site that is not in the table. */
  holding(siteId: Uint8Array): { companyId: string; tenure: number; paysPremiumStaging: boolean } | undefined {
    const site = this.site(siteId)
    if (site < 0) return undefined
    return {
      companyId: idText(this.#companies.id(this.companyOf(site))),
      tenure: this.#sites.word(site, SITE_TENURE),
      paysPremiumStaging: this.paysPremiumStaging(site),
    }
  }

  /** The id of the user who owns the company; undefined for a company that is not known. */
  ownerOf(companyId: Uint8Array): Buffer | undefined {
    const company = this.company(companyId)
    return company < 0 ? undefined : Buffer.from(this.#companies.id(company, COMPANY_OWNER))
  }

  /** {@link rolesInCompany} by ids. */
  rolesIn(userId: Uint8Array, companyId: Uint8Array): number {
    return this.rolesInCompany(this.user(userId), this.company(companyId))
  }

  /** {@link rolesOnSite} by ids. */
  rolesOn(userId: Uint8Array, siteId: Uint8Array): number {
    return this.rolesOnSite(this.user(userId), this.site(siteId))
  }

  /** Companies that the user reaches, with {@link ROLE} bits, in no order. */
  listCompanies(userId: Uint8Array): { companyId: Buffer; roles: number }[] {
    const user = this.user(userId)
    return this.#entries(user).flatMap((entry) => {
      if (entry & IS_HOLDING) return []
      const company = entry >>> NUMBER_SHIFT
      const bits = this.rolesInCompany(user, company)
      return bits === 0 ? [] : [{ companyId: this.#companies.id(company), roles: bits }]
    })
  }

  /** Sites on which the user has a site role that counts, in no order. Sites reached by a company role are left out. */
  listSites(userId: Uint8Array): { siteId: Buffer; companyId: Buffer; role: SiteRole }[] {
    return this.#entries(this.user(userId)).flatMap((entry) => {
      const holding = entry >>> NUMBER_SHIFT
      if ((entry & IS_HOLDING) === 0 || (this.#sites.word(holding, SITE_STATE) & IS_PRESENT) === 0) return []
      const companyId = this.#companies.id(this.companyOf(holding))
      return [{ siteId: this.#sites.id(holding), companyId, role: roles[(entry & ROLE_MASK) - 1]! }]
    })
  }

  /**
   * `grants` counts company roles and site roles, also site roles that no longer count. `bytes` is the size of all
   * typed arrays.
   */
  get stats() {
    return {
      grants: this.#grants,
      users: this.#users.size,
      companies: this.#companies.size,
      holdings: this.#sites.size,
      bytes:
        this.#users.bytes + this.#companies.bytes + this.#sites.bytes + this.#lists.bytes + this.#states.byteLength,
      /** Most slots and directory entries that one change has moved when a table grew. */
      largestStep: Math.max(this.#users.largestStep, this.#companies.largestStep, this.#sites.largestStep),
    }
  }

  #present(holding: number): number {
    return holding >= 0 && this.#sites.word(holding, SITE_STATE) & IS_PRESENT ? holding : -1
  }

  #empty(): void {
    this.#users = new IdTable(USER_WORDS, this.#hash)
    this.#companies = new IdTable(COMPANY_WORDS, this.#hash)
    this.#sites = new IdTable(SITE_WORDS, this.#hash)
    this.#lists = new GrantLists((user, list) => this.#users.set(user, USER_LIST, list))
    this.#states = new Int32Array(1_024)
    this.#grants = 0
  }

  *#presentCompanies(): Iterable<[Buffer, CompanyStanding]> {
    const companies = this.#companies
    for (let company = 0; company < companies.end; company++) {
      if ((this.#states[company]! & IS_PRESENT) === 0) continue
      const ownerId = companies.id(company, COMPANY_OWNER)
      yield [companies.id(company), { ...stateOf(this.conditions(company)), ownerId }]
    }
  }

  *#presentSites(): Iterable<[siteId: Buffer, companyId: Buffer, tenure: number, paysPremiumStaging: boolean]> {
    const sites = this.#sites
    for (let holding = 0; holding < sites.end; holding++) {
      if ((sites.word(holding, SITE_STATE) & IS_PRESENT) === 0) continue
      const companyId = this.#companies.id(this.companyOf(holding))
      yield [sites.id(holding), companyId, sites.word(holding, SITE_TENURE), this.paysPremiumStaging(holding)]
    }
  }

  #membershipIn(company: number, user: number, companyId: string): Standing | undefined {
    const conditions = this.conditions(company)
    const code = this.#find(user, company << NUMBER_SHIFT)
    if (conditions === 0 || code === 0) return undefined
    const access: Access =
      code === SITE_ROLES ? { siteRoles: this.#siteRolesIn(company, user) } : { companyRole: companyRoles[code - 1]! }
    if ('siteRoles' in access && access.siteRoles.length === 0) return undefined
    const isOwner = code === ADMINISTRATOR && this.#administratorBit(user, company, ROLE.owner) === ROLE.owner
    return { companyId, company: stateOf(conditions), isOwner, access }
  }

  #siteRolesIn(company: number, user: number) {
    return this.#entries(user).flatMap((entry) => {
      const holding = entry >>> NUMBER_SHIFT
      if ((entry & IS_HOLDING) === 0 || this.companyOf(holding) !== company) return []
      if ((this.#sites.word(holding, SITE_STATE) & IS_PRESENT) === 0) return []
      const siteId = idText(this.#sites.id(holding))
      return [{ siteId, role: roles[(entry & ROLE_MASK) - 1]!, tenure: this.#sites.word(holding, SITE_TENURE) }]
    })
  }

  #administratorBit(user: number, company: number, rule: number): number {
    const asked = rule & OWNER_OR_ADMINISTRATOR
    if (asked === 0 || asked === OWNER_OR_ADMINISTRATOR) return ROLE.administrator
    const companies = this.#companies
    for (let i = 0; i < ID_WORDS; i++) {
      if (companies.word(company, COMPANY_OWNER + i) !== this.#users.word(user, i)) return ROLE.administrator
    }
    return ROLE.owner
  }

  /**
   * The bits of the user's site roles that count, on any site of the company. It reads the whole list of the user,
   * which is slow, but few questions need it.
   */
  #elsewhere(user: number, company: number): number {
    let bits = 0
    for (let i = 0; bits !== ALL_ELSEWHERE; i++) {
      const entry = this.#at(user, i)
      if (entry === NONE) break
      if ((entry & IS_HOLDING) === 0) continue
      const holding = entry >>> NUMBER_SHIFT
      const counts = this.#sites.word(holding, SITE_STATE) & IS_PRESENT
      if (counts && this.companyOf(holding) === company) bits |= elsewhereBits[entry & ROLE_MASK]!
    }
    return bits
  }

  #entries(user: number): number[] {
    if (user < 0) return []
    const entries = new Int32Array(this.#capacity(user))
    return Array.from(entries.subarray(0, this.#read(user, entries)))
  }

  /** The role of the user's entry that equals `key` except for the role; 0 if there is none. */
  #find(user: number, key: number): number {
    const list = this.#users.word(user, USER_LIST)
    return list === EMPTY ? this.#users.search(user, USER_ENTRIES, key) : this.#lists.find(list, key)
  }

  /** The user's entry at `index`, {@link NONE} behind the last. */
  #at(user: number, index: number): number {
    const list = this.#users.word(user, USER_LIST)
    if (list !== EMPTY) return this.#lists.at(list, index)
    return index < ENTRIES ? this.#users.word(user, USER_ENTRIES + index) : NONE
  }

  /** How many entries the user has at most. */
  #capacity(user: number): number {
    const list = this.#users.word(user, USER_LIST)
    return list === EMPTY ? ENTRIES : this.#lists.capacity(list)
  }

  /** Copies the user's entries into `to`, which must be long enough. Returns how many there are. */
  #read(user: number, to: Int32Array): number {
    const list = this.#users.word(user, USER_LIST)
    if (list !== EMPTY) return this.#lists.read(list, to)
    let length = 0
    for (; length < ENTRIES; length++) {
      const entry = this.#users.word(user, USER_ENTRIES + length)
      if (entry === NONE) break
      to[length] = entry
    }
    return length
  }

  #write(user: number, entries: Int32Array, length: number): void {
    const users = this.#users
    const own = length <= ENTRIES ? length : 0
    users.set(user, USER_LIST, this.#lists.replace(users.word(user, USER_LIST), user, entries, length - own))
    for (let i = 0; i < ENTRIES; i++) users.set(user, USER_ENTRIES + i, i < own ? entries[i]! : NONE)
  }

  /** Replaces the user's entries of this company by the given ones. */
  #replace(company: number, user: number, given: Int32Array, length: number): void {
    this.#old = withRoom(this.#old, this.#capacity(user))
    const old = this.#old
    const oldLength = this.#read(user, old)
    const hadSiteRoles = this.#find(user, company << NUMBER_SHIFT) === SITE_ROLES
    // The new entries are counted as references before the old ones are released below. Otherwise a company or a
    // holding that both refer to would be removed in between.
    for (let i = 0; i < length; i++) this.#refer(given[i]!, 1)

    this.#merged = withRoom(this.#merged, oldLength + length)
    const merged = this.#merged
    let kept = 0
    let next = 0
    let ended = 0
    for (let i = 0; i < oldLength; i++) {
      const entry = old[i]!
      if (this.#isOf(entry, company, hadSiteRoles)) {
        old[ended++] = entry
        continue
      }
      while (next < length && given[next]! < entry) merged[kept++] = given[next++]!
      merged[kept++] = entry
    }
    while (next < length) merged[kept++] = given[next++]!

    this.#write(user, merged, kept)
    if (kept === 0) this.#users.remove(user)
    for (let i = 0; i < ended; i++) this.#refer(old[i]!, -1)
  }

  #isOf(entry: number, company: number, hadSiteRoles: boolean): boolean {
    const number = entry >>> NUMBER_SHIFT
    if ((entry & IS_HOLDING) === 0) return number === company
    return hadSiteRoles && this.companyOf(number) === company
  }

  #refer(entry: number, change: 1 | -1): void {
    const number = entry >>> NUMBER_SHIFT
    if (entry & IS_HOLDING) {
      this.#grants += change
      if (change === 1) this.#useHolding(number)
      else this.#leaveHolding(number)
      return
    }
    if ((entry & ROLE_MASK) !== SITE_ROLES) this.#grants += change
    if (change === 1) this.#useCompany(number)
    else this.#leaveCompany(number)
  }

  #internUser(userId: Uint8Array): number {
    const found = this.#users.find(userId)
    if (found >= 0) return found
    const user = this.#users.intern(userId)
    this.#users.set(user, USER_LIST, EMPTY)
    for (let i = 0; i < ENTRIES; i++) this.#users.set(user, USER_ENTRIES + i, NONE)
    return user
  }

  #internCompany(companyId: Uint8Array): number {
    const found = this.#companies.find(companyId)
    if (found >= 0) return found
    const company = this.#companies.intern(companyId)
    if (company >= MOST_COMPANIES) throw new RangeError('no room for more companies')
    if (company === this.#states.length) {
      const old = this.#states
      this.#states = new Int32Array(old.length * 2)
      this.#states.set(old)
    }
    this.#states[company] = this.#shardOfCompany(companyId)
    return company
  }

  /**
   * Counts a reference to a company. A new company has none, so a caller of {@link #internCompany} must count its own
   * before it releases any other reference.
   */
  #useCompany(company: number): void {
    this.#companies.set(company, COMPANY_USES, this.#companies.word(company, COMPANY_USES) + 1)
  }

  #leaveCompany(company: number): void {
    const uses = this.#companies.word(company, COMPANY_USES) - 1
    this.#companies.set(company, COMPANY_USES, uses)
    if (uses === 0) this.#companies.remove(company)
  }

  /**
   * The site's holding for this company and tenure. A new one is put behind the site's first holding, which may be the
   * present one.
   */
  #internHolding(siteId: Uint8Array, company: number, tenure: number): number {
    const sites = this.#sites
    const head = sites.find(siteId)
    for (let at = head; at >= 0; at = sites.word(at, SITE_NEXT) - 1) {
      if (this.companyOf(at) === company && sites.word(at, SITE_TENURE) === tenure) return at
    }
    const holding = head < 0 ? sites.intern(siteId) : sites.add(siteId)
    if (holding >= NONE >>> NUMBER_SHIFT) throw new RangeError('no room for more sites')
    const shard = head < 0 ? this.#shardOfSite(siteId) : this.shardOfSite(head)
    sites.set(holding, SITE_STATE, (company << COMPANY_SHIFT) | shard)
    sites.set(holding, SITE_TENURE, tenure)
    if (head >= 0) {
      sites.set(holding, SITE_NEXT, sites.word(head, SITE_NEXT))
      sites.set(head, SITE_NEXT, holding + 1)
    }
    this.#useCompany(company)
    return holding
  }

  #useHolding(holding: number): void {
    this.#sites.set(holding, SITE_USES, this.#sites.word(holding, SITE_USES) + 1)
  }

  #leaveHolding(holding: number): void {
    const sites = this.#sites
    const uses = sites.word(holding, SITE_USES) - 1
    sites.set(holding, SITE_USES, uses)
    if (uses > 0) return
    const company = this.companyOf(holding)
    const next = sites.word(holding, SITE_NEXT) - 1
    const head = sites.find(sites.id(holding))
    if (head !== holding) {
      this.#unlink(holding, head)
      sites.release(holding)
    } else if (next >= 0) {
      sites.point(holding, next)
      sites.release(holding)
    } else sites.remove(holding)
    this.#leaveCompany(company)
  }

  /** Takes a holding out of the chain that begins at another one. */
  #unlink(holding: number, head: number): void {
    const sites = this.#sites
    let before = head
    while (sites.word(before, SITE_NEXT) - 1 !== holding) before = sites.word(before, SITE_NEXT) - 1
    sites.set(before, SITE_NEXT, sites.word(holding, SITE_NEXT))
  }
}

/** Working space is kept between changes, and replaced by a larger one when a list is longer. */
function withRoom(space: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  return space.length >= length ? space : new Int32Array(length * 2)
}

function requireIds(...ids: Uint8Array[]): void {
  for (const id of ids) if (id.length !== 16) throw new TypeError('an id has 16 bytes')
}

function requireTenure(tenure: number): void {
  if (!Number.isInteger(tenure) || tenure < 0 || tenure > 0x7fffffff) throw new RangeError('not a tenure')
}

function sort(entries: Int32Array, length: number): void {
  if (length > 16) entries.subarray(0, length).sort()
  else {
    for (let i = 1; i < length; i++) {
      const entry = entries[i]!
      let at = i
      for (; at > 0 && entries[at - 1]! > entry; at--) entries[at] = entries[at - 1]!
      entries[at] = entry
    }
  }
}

/** Keeps the first of two roles on one site, which is the higher one. Returns how many entries are left. */
function withoutRepeats(entries: Int32Array, length: number): number {
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (kept === 0 || (entries[i]! & ~ROLE_MASK) !== (entries[kept - 1]! & ~ROLE_MASK)) entries[kept++] = entries[i]!
  }
  return kept
}
