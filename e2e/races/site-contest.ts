import { randomInt } from 'node:crypto'
import type { Answer, Body, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { codeOf, openTally, type Tally } from './tally.ts'

/** Every call can get these: to be tried again, or done and not told to somebody who has lost their access since. */
const ANY = ['unavailable', 'access-unknown', 'overloaded', 'changed-meanwhile', 'proof-needed', 'already-done']
const GONE = ['not-found', 'company-suspended']
const NO_ROOM = ['company-suspended', 'too-many-sites', 'too-many-premium-stagings']

/** The kinds that race, each with the codes of refusals that other clients can cause. */
export const RACED_ON_SITES = {
  creation: NO_ROOM,
  deletion: [...GONE, 'not-allowed'],
  staging: [...GONE, 'staging-exists', 'too-many-operations'],
  'premium staging': [...GONE, 'too-many-premium-stagings', 'name-taken', 'too-many-operations'],
  'end of a staging': [...GONE, 'too-many-operations'],
  'role given': ['not-found'],
  'role changed': ['not-found'],
  'role taken': ['not-found'],
  'roles in bulk': ['not-found', 'unchanged', 'unknown-site'],
  'site left': ['not-found'],
  invitation: ['unknown-site', 'company-suspended', 'already-member'],
  'plan change': ['plan-changing', 'company-suspended', 'payment-overdue'],
  closing: ['company-has-sites'],
  'first site': ['company-closed', 'company-closing'],
  suspension: ['company-suspended'],
} as const satisfies Record<string, string[]>

/** What sets things right again. */
const MENDING = {
  acceptance: ['invitation-empty', 'invitation-revoked', 'invitation-void', 'company-suspended', 'already-member'],
  restoration: ['company-not-suspended'],
  payment: ['reference-taken'],
  'bringing back': [...NO_ROOM, 'site-not-deleted'],
  'closing of one in use': ['company-has-sites'],
  'site while suspended': ['company-suspended'],
  'plan of one that closes': ['company-closed', 'company-closing'],
} as const satisfies Record<string, string[]>

type Raced = keyof typeof RACED_ON_SITES
type Kind = Raced | keyof typeof MENDING

interface Site {
  siteId: string
  /** Ids of its stagings, by kind. */
  stagings: Map<string, 'staging' | 'premium-staging'>
  /** Who has a role there. */
  roles: Map<string, 'administrator' | 'developer'>
}

/** What the clients believe about a company from the last answers. */
interface Belief {
  companyId: string
  owner: Person
  plan: keyof typeof PLACES
  sites: Map<string, Site>
  deleted: string[]
}

const PLACES = { starter: 1, studio: 10, agency: 60 } as const
const LARGER = { starter: 'studio', studio: 'agency', agency: 'agency' } as const
const SMALLER = { starter: 'starter', studio: 'starter', agency: 'studio' } as const

const CLIENTS = 8
// For so many operations most clients act in one company, then in the next.
const WAVE = 40

/**
 * Eight clients create and delete sites and stagings, give and take roles on them, change plans, close and suspend
 * companies, all at the same time. Companies with the smallest plan have one place, those with the next one are nearly
 * full from the start. Ends after `operations` attempts of all raced kinds together.
 */
export async function competeForSites(options: {
  /** Each owns a company that is full of sites, or has one place. All are administrators of all of these companies. */
  owners: Person[]
  companyIds: string[]
  /** They have roles on sites only. */
  freelancers: Person[]
  operator: Person
  operations: number
  say: (line: string) => void
}): Promise<{ tally: Tally<Kind>; wrong: string[] }> {
  const { owners, freelancers, operator, operations, say } = options
  const byId = new Map(freelancers.map((person) => [person.userId, person]))
  const codes: Record<Kind, readonly string[]> = { ...RACED_ON_SITES, ...MENDING }
  const tally = openTally<Kind>(Object.keys(codes) as Kind[])
  const wrong: string[] = []
  const beliefs = options.companyIds.map(
    (companyId, i): Belief => ({ companyId, owner: owners[i]!, plan: 'starter', sites: new Map(), deleted: [] }),
  )
  const moves: Record<Raced, (belief: Belief) => Promise<void>> = {
    creation,
    deletion,
    staging: (belief) => staging(belief, 'staging'),
    'premium staging': (belief) => staging(belief, 'premium-staging'),
    'end of a staging': endStaging,
    'role given': (belief) => giveRole(belief),
    'role changed': changeRole,
    'role taken': takeRole,
    'roles in bulk': bulk,
    'site left': leave,
    invitation,
    'plan change': changePlan,
    closing: closingAgainstFirstSite,
    'first site': closingAgainstFirstSite,
    suspension,
  }
  const raced = Object.keys(RACED_ON_SITES) as Raced[]
  let names = 0
  let duels = 0
  let begun = 0

  await Promise.all(beliefs.slice(0, beliefs.length / 2).map(fill))
  await Promise.all(Array.from({ length: CLIENTS }, client))
  for (const [kind, { refused }] of tally.counts) {
    for (const [code, count] of refused) {
      if (![...codes[kind], ...ANY].includes(code)) wrong.push(`${kind}: refused ${count} times with ${code}`)
    }
  }
  return { tally, wrong }

  /** All places but one are taken. */
  async function fill(belief: Belief) {
    const { companyId, owner } = belief
    await owner.expect(200, 'PUT', `/v1/companies/${companyId}/subscription`, monthly('studio'))
    belief.plan = 'studio'
    for (let n = 1; n < PLACES.studio; n++) {
      const body = { name: nextName() }
      const site = await owner.expect(201, 'POST', `/v1/companies/${companyId}/sites`, body)
      await owner.ended(site)
      keep(belief, site.siteId)
    }
  }

  async function client() {
    while (begun < operations) {
      const kind = pick(tally.scarcest(raced))!
      if (++begun % 200 === 0) say(`  ${begun} operations on sites`)
      await moves[kind](await fit(kind))
    }
  }

  /** The company of this wave, or another one in which the attempt is likelier to have success. */
  async function fit(kind: Raced): Promise<Belief> {
    const wave = beliefs[Math.floor(begun / WAVE) % beliefs.length]!
    const belief = randomInt(4) === 0 ? pick(beliefs)! : wave
    const isPossible: Partial<Record<Raced, (belief: Belief) => boolean>> = {
      creation: ({ sites, plan }) => sites.size < PLACES[plan],
      deletion: ({ sites, plan }) => sites.size >= Math.min(PLACES[plan], PLACES.studio),
      'premium staging': ({ plan, sites }) => plan !== 'starter' && stagingsOf(sites, 'premium-staging').length < 2,
    }
    const suits = isPossible[kind] ?? (({ sites }: Belief) => sites.size > 0)
    return suits(belief) || randomInt(5) === 0 ? belief : (pick(beliefs.filter(suits)) ?? belief)
  }

  async function attempt(
    kind: Kind,
    actor: Person,
    call: [string, string, unknown?],
    refusalOf?: typeof codeOf,
  ): Promise<Answer> {
    return tally.attempt(kind, actor, call, { refusalOf })
  }

  /** If one place is left, two want it at once. */
  async function creation(belief: Belief) {
    const isLast = belief.sites.size === PLACES[belief.plan] - 1
    await Promise.all(isLast ? [createSite(belief), createSite(belief)] : [createSite(belief)])
  }

  async function createSite(belief: Belief) {
    const path = `/v1/companies/${belief.companyId}/sites`
    const { status, body } = await attempt('creation', someOwner(), ['POST', path, { name: nextName() }])
    if (status === 201) keep(belief, body.siteId)
    else if (belief.deleted.length > 0 && randomInt(2) === 0) await bringBack(belief)
  }

  /** A site that comes back takes a place as a new one does. Roles on it do not come back. */
  async function bringBack(belief: Belief) {
    const siteId = pick(belief.deleted)!
    const path = `/v1/operator/sites/${siteId}/recover`
    const { status } = await attempt('bringing back', operator, ['POST', path, { reason: 'It was a mistake' }])
    if (status !== 204) return
    belief.deleted = belief.deleted.filter((id) => id !== siteId)
    keep(belief, siteId)
  }

  /** Half of the time, somebody is given a role there meanwhile. */
  async function deletion(belief: Belief) {
    const site = someSite(belief)
    if (!site) return creation(belief)
    const [{ status, body }] = await Promise.all([
      attempt('deletion', someOwner(), ['DELETE', `/v1/sites/${site.siteId}`]),
      randomInt(2) === 0 ? giveRole(belief, site) : undefined,
    ])
    if (status === 204) belief.deleted.push(site.siteId)
    learn(belief, site, { status, body })
    if (status === 204 && randomInt(3) === 0) await bringBack(belief)
  }

  async function staging(belief: Belief, kind: 'staging' | 'premium-staging') {
    const sites = [...belief.sites.values()].filter(({ stagings }) => kind !== 'staging' || !has(stagings, kind))
    const site = pick(sites) ?? someSite(belief)
    if (!site) return creation(belief)
    const body = { kind, ...(kind === 'premium-staging' && { name: `p${++names}` }) }
    const path = `/v1/sites/${site.siteId}/environments`
    const counted = kind === 'staging' ? 'staging' : 'premium staging'
    const answer = await attempt(counted, someOwner(), ['POST', path, body])
    if (answer.status === 202) site.stagings.set(answer.body.environmentId, kind)
    else learn(belief, site, answer)
  }

  async function endStaging(belief: Belief) {
    const found = pick([belief, ...beliefs].flatMap(({ sites }) => stagingsOf(sites)).slice(0, 4))
    if (!found) return staging(belief, 'staging')
    const [site, environmentId] = found
    const { status } = await attempt('end of a staging', someOwner(), ['DELETE', `/v1/environments/${environmentId}`])
    if (status === 202 || status === 404) site.stagings.delete(environmentId)
  }

  async function giveRole(belief: Belief, site = someSite(belief)) {
    const members = [...new Set([...belief.sites.values()].flatMap(({ roles }) => [...roles.keys()]))]
    const userId = pick(members.filter((id) => !site?.roles.has(id))) ?? pick(members)
    if (!site || !userId) return invitation(belief)
    await putRole('role given', belief, site, userId, pick(['administrator', 'developer'] as const)!)
  }

  async function changeRole(belief: Belief) {
    const holder = someHolder(belief)
    if (!holder) return invitation(belief)
    const [site, userId, role] = holder
    await putRole('role changed', belief, site, userId, role === 'developer' ? 'administrator' : 'developer')
  }

  async function putRole(
    kind: 'role given' | 'role changed',
    belief: Belief,
    site: Site,
    userId: string,
    role: 'administrator' | 'developer',
  ) {
    const path = `/v1/sites/${site.siteId}/members/${userId}`
    const answer = await attempt(kind, someOwner(), ['PUT', path, { role }])
    if (answer.status === 200) site.roles.set(userId, role)
    else learn(belief, site, answer, userId)
  }

  async function takeRole(belief: Belief) {
    const holder = someHolder(belief)
    if (!holder) return invitation(belief)
    const [site, userId] = holder
    const answer = await attempt('role taken', someOwner(), ['DELETE', `/v1/sites/${site.siteId}/members/${userId}`])
    if (answer.status === 204) site.roles.delete(userId)
    else learn(belief, site, answer, userId)
  }

  async function leave(belief: Belief) {
    const holder = someHolder(belief)
    if (!holder) return invitation(belief)
    const [site, userId] = holder
    const path = `/v1/sites/${site.siteId}/members/me`
    const answer = await attempt('site left', byId.get(userId)!, ['DELETE', path])
    if (answer.status === 204) site.roles.delete(userId)
    else learn(belief, site, answer, userId)
  }

  /** Adds some members to sites, or removes them, in one call. Counts as done when it changed one of them. */
  async function bulk(belief: Belief) {
    const holders = [someHolder(belief), someHolder(belief)].filter((holder) => holder !== undefined)
    const userIds = [...new Set(holders.map(([, userId]) => userId))]
    const sites = [...new Set([...holders.map(([site]) => site), someSite(belief)!])].filter(Boolean)
    if (userIds.length === 0) return invitation(belief)
    const isAdding = randomInt(2) === 0
    const siteIds = sites.map(({ siteId }) => siteId)
    const body = isAdding
      ? { add: { userIds, siteRoles: siteIds.map((siteId) => ({ siteId, role: 'developer' })) } }
      : { remove: { userIds, siteIds } }
    const path = `/v1/companies/${belief.companyId}/members/bulk`
    const answer = await attempt('roles in bulk', someOwner(), ['POST', path, body], refusalInBulk)
    if (answer.status !== 200) return learn(belief, sites[0]!, answer)
    for (const { userId, result } of answer.body.results) {
      if (result !== 'changed') continue
      for (const { roles } of sites) {
        if (isAdding) roles.set(userId, 'developer')
        else roles.delete(userId)
      }
    }
  }

  /** Invites a freelancer to one site or two, and lets them accept. */
  async function invitation(belief: Belief) {
    const site = someSite(belief)
    if (!site) return creation(belief)
    const guest = pick(freelancers)!
    const offered = [...new Set([site, someSite(belief)!])]
    const siteRoles = offered.map(({ siteId }) => ({ siteId, role: 'developer' as const }))
    const path = `/v1/companies/${belief.companyId}/invitations`
    const body = { emails: [guest.email], access: { siteRoles } }
    const inviter = someOwner()
    const answer = await attempt('invitation', inviter, ['POST', path, body], refusalOfInvitation)
    const invitationId = answer.body.results?.[0]?.invitationId
    if (answer.status !== 200) return learn(belief, site, answer)
    if (!invitationId) return
    const link = await inviter.call('POST', `${path}/${invitationId}/link`)
    if (link.status !== 200) return
    const { token } = link.body
    const accepted = await attempt('acceptance', guest, ['POST', '/v1/invitations/accept', { token }])
    if (accepted.status === 200) for (const { roles } of offered) roles.set(guest.userId, 'developer')
  }

  /**
   * A larger plan is there at once, and is raced with the site that has no place before it; seldom, for there is no way
   * back before the end of the period. A smaller one is only planned, and taken back again.
   */
  async function changePlan(belief: Belief) {
    const { plan, sites, companyId } = belief
    const isRaise = plan !== 'agency' && randomInt(25) === 0
    const planId = isRaise ? LARGER[plan] : randomInt(2) === 0 ? SMALLER[plan] : plan
    const path = `/v1/companies/${companyId}/subscription`
    const isTight = isRaise && sites.size === PLACES[plan]
    const [{ status }] = await Promise.all([
      attempt('plan change', someOwner(), ['PUT', path, monthly(planId)]),
      isTight ? createSite(belief) : undefined,
    ])
    if (status === 200 && isRaise) belief.plan = planId
  }

  /**
   * A new company is closed while its first site is created, and at times while it gets another plan. Of four times, once
   * the site is there before, and once the company is closed before: so each of the two has success often enough.
   */
  async function closingAgainstFirstSite() {
    const owner = someOwner()
    const order = (['site first', 'closing first', 'together', 'with a plan'] as const)[duels++ % 4]
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const made = await owner.call('POST', '/v1/companies', { name: nextName(), address, plan: monthly('starter') })
    if (made.status !== 201) return void wrong.push(`a company was not created: ${codeOf(made)}`)
    const { companyId } = made.body
    // Whoever owes something is not closed, and none of the plans costs so much.
    const paid = { payer: companyId, amount: '50000', currency: 'EUR', reference: companyId, receivedOn: today() }
    while ((await attempt('payment', operator, ['POST', '/v1/operator/billing/payments', paid])).status !== 200);
    const path = `/v1/companies/${companyId}`
    const close = () => attempt('closing', owner, ['DELETE', path])
    const create = () => attempt('first site', owner, ['POST', `${path}/sites`, { name: nextName() }])
    const replan = () => attempt('plan of one that closes', owner, ['PUT', `${path}/subscription`, monthly('studio')])
    const early = order === 'site first' ? create() : order === 'closing first' ? close() : undefined
    await early
    const [closing, site] = await Promise.all([
      order === 'closing first' ? early! : close(),
      order === 'site first' ? early! : create(),
      order === 'with a plan' ? replan() : undefined,
    ])
    if (closing.status === 204 && site.status === 201) wrong.push(`${path} was closed, and has a site`)
    if (site.status === 201) await attempt('closing of one in use', owner, ['DELETE', path])
  }

  /** Suspended for a short time. When that is answered it is in force: no site is created until it is over. */
  async function suspension({ companyId, owner }: Belief) {
    const path = (act: string) => `/v1/operator/companies/${companyId}/${act}`
    const reason = 'Not paid'
    const { status } = await attempt('suspension', operator, ['POST', path('suspend'), { reason }])
    if (status !== 204) return
    const create: [string, string, unknown] = ['POST', `/v1/companies/${companyId}/sites`, { name: nextName() }]
    const site = await attempt('site while suspended', owner, create)
    if (site.status === 201) wrong.push(`a site of ${companyId} was created while it was suspended`)
    while ((await attempt('restoration', operator, ['POST', path('restore'), { reason }])).status !== 200);
  }

  function keep(belief: Belief, siteId: string) {
    belief.sites.set(siteId, { siteId, stagings: new Map(), roles: new Map() })
  }

  /** Corrects the belief by what an answer tells about a site, or about somebody's role there. */
  function learn(belief: Belief, site: Site, { status, body }: Pick<Answer, 'status' | 'body'>, userId?: string) {
    if (userId && status === 404 && belief.sites.has(site.siteId)) site.roles.delete(userId)
    else if (status === 204 || status === 404 || body?.code === 'unknown-site') belief.sites.delete(site.siteId)
  }

  function someOwner(): Person {
    return pick(owners)!
  }

  function someSite(belief: Belief): Site | undefined {
    return pick([...belief.sites.values()])
  }

  /** Somebody with a role on a site. */
  function someHolder(belief: Belief): [Site, string, 'administrator' | 'developer'] | undefined {
    const found = [...belief.sites.values()].flatMap((site) =>
      [...site.roles].map(([userId, role]): [Site, string, typeof role] => [site, userId, role]),
    )
    return pick(found)
  }

  function nextName(): string {
    return `Site ${++names}`
  }
}

const today = () => new Date().toISOString().slice(0, 10)

function stagingsOf(sites: Map<string, Site>, kind?: string): [Site, string][] {
  return [...sites.values()].flatMap((site) =>
    [...site.stagings].filter(([, each]) => !kind || each === kind).map(([id]): [Site, string] => [site, id]),
  )
}

function has(stagings: Site['stagings'], kind: string): boolean {
  return [...stagings.values()].some((each) => each === kind)
}

function refusalInBulk(answer: Answer): string | undefined {
  const results: Body[] = answer.body?.results ?? []
  if (answer.status >= 400 || results.some(({ result }) => result === 'changed')) return codeOf(answer)
  return results[0]?.result
}

function refusalOfInvitation(answer: Answer): string | undefined {
  const result = answer.body?.results?.[0]?.result
  return answer.status >= 400 || result === 'invited' || result === 'replaced' ? codeOf(answer) : result
}

function pick<T>(from: readonly T[]): T | undefined {
  return from.length > 0 ? from[randomInt(from.length)] : undefined
}
