import { randomBytes, randomUUID } from 'node:crypto'
import { zipOf } from '../support/archives.ts'
import type { Route } from '../support/documented-routes.ts'
import { inTurns } from '../support/in-turns.ts'
import type { Mailbox } from '../support/mailbox.ts'
import { newAddress, Person, strongPassword } from '../support/person.ts'
import { monthly } from '../support/plans.ts'

/** A company of the attacker. Valid requests are about it, and may change or close it. */
interface OwnCompany {
  companyId: string
  invitationId: string
  /** The token of a copied link that invites the guest. */
  guestToken: string
  /** An API key that the heir made, if there is one. */
  apiKey?: { keyId: string; key: string }
  /** A site with a staging, if there is one. */
  site?: OwnSite
}

interface OwnSite {
  siteId: string
  liveId: string
  stagingId: string
  /** Of the live environment. */
  releaseId: string
  backupId: string
  operationId: string
}

/** The values that replace `«…»`. */
export type Values = Record<string, () => string>

export interface Context {
  /** The person who sends the request. */
  actor: Person
  values: Values
}

/** The state that requests to a route use up, so that the route gets a new one from time to time. */
const spoils: Record<string, 'company' | 'site' | 'person' | 'session'> = {
  closeCompany: 'company',
  transferOwnership: 'company',
  leaveCompany: 'company',
  changeMember: 'company',
  removeMember: 'company',
  revokeInvitation: 'company',
  revokeApiKey: 'company',
  acceptInvitation: 'company',
  declineInvitation: 'company',
  lookAtInvitation: 'company',
  suspendCompany: 'company',
  restoreCompany: 'company',
  recoverOwner: 'company',
  objectToOwnerRecovery: 'company',
  deleteSite: 'site',
  deleteEnvironment: 'site',
  deleteRelease: 'site',
  deleteBackup: 'site',
  resetEnvironment: 'site',
  removeSiteMember: 'site',
  changePlan: 'company',
  deleteMe: 'person',
  changePassword: 'person',
  // Gives the session another token, as changePassword does.
  prove: 'session',
  requestEmailChange: 'person',
  endOtherSessions: 'session',
  endSession: 'session',
  signOut: 'session',
  disableUser: 'person',
  enableUser: 'person',
  resetTwoFactor: 'person',
}
const ANEW_EVERY = { company: 5, site: 25, person: 25, session: 5 }

const operatorRoutes = new Set([
  'listDeletedSites',
  'recoverSite',
  'listHosts',
  'listOrphans',
  'deleteOrphan',
  'forget',
  'suspendCompany',
  'listClosings',
  'withdrawClosingAsOperator',
  'restoreCompany',
  'recoverOwner',
  'disableUser',
  'enableUser',
  'resetTwoFactor',
])

export type World = Awaited<ReturnType<typeof buildWorld>>

/** The attacker with others on the attacker's side, and a foreign company to which none of them has access. */
export async function buildWorld(at: { api: string; mailbox: Mailbox }, operatorEmail: string) {
  const person = (name: string, email = newAddress(name)) =>
    new Person(at, { email, fullName: `${name} Black`, userAgent: 'holdfast-fuzz' })
  const people = [
    person('attacker'),
    person('heir'),
    person('friend'),
    person('guest'),
    person('sleeper'),
    person('operator', operatorEmail),
  ] as const
  await inTurns(people, 2, (one) => one.join())
  const [attacker, heir, friend, guest, sleeper, operator] = people
  await operator.turnOnTwoFactor()
  const foreign = await buildForeign(at)
  const shared = await buildCompany({ withKey: true, withSite: true })
  // Some requests are made with an API key: the document must be true for keys too.
  const program = person('program')
  program.token = shared.apiKey!.key
  const tokens = await collectTokens()
  const spoiled = new Map<string, { company?: Promise<OwnCompany>; person?: Promise<Person> }>()
  let cursor = ''

  /** The sender and the values of request number `index` to a route. */
  async function context(route: Route, index: number): Promise<Context> {
    const spoil = spoils[route.id]
    const state = spoiled.get(route.id) ?? {}
    spoiled.set(route.id, state)
    if (spoil && index % ANEW_EVERY[spoil] === 0) {
      // The promise is stored at once, so that no request that starts meanwhile gets the state that it replaces.
      if (spoil === 'company') state.company = buildCompany({ withKey: route.id === 'revokeApiKey' })
      else if (spoil === 'site') state.company = buildCompany({ withSite: true })
      else state.person = disposable(spoil === 'session' ? sleeper : undefined)
    }
    const company = (await state.company) ?? shared
    const another = await state.person
    const actor = actorOf(route, index, another)
    return { actor, values: valuesOf(route, company, actor, another ?? friend) }
  }

  function actorOf(route: Route, index: number, another: Person | undefined): Person {
    if (index % 10 === 9) return program
    if (operatorRoutes.has(route.id) && index % 2 === 0) return operator
    if (route.id === 'acceptInvitation') return guest
    if (['leaveCompany', 'objectToOwnerRecovery'].includes(route.id) && index % 2 === 0) return heir
    if (route.id === 'renewRecoveryCodes' && index % 2 === 0) return operator
    if (operatorRoutes.has(route.id)) return attacker
    // The owner of a company cannot be deleted. Both answers are to be tried: the refusal and the success.
    if (route.id === 'deleteMe' && index % 3 === 0) return attacker
    return another ?? attacker
  }

  function valuesOf(route: Route, company: OwnCompany, actor: Person, another: Person): Values {
    const token = tokens[route.id]
    return {
      'new.uuid': () => randomUUID(),
      'new.email': () => newAddress('fuzz'),
      'new.password': strongPassword,
      'attacker.email': () => attacker.email,
      'attacker.userId': () => attacker.userId,
      'actor.email': () => actor.email,
      'actor.password': () => actor.password,
      'actor.sessionId': () => sessionIds.get(actor) ?? randomUUID(),
      'friend.email': () => friend.email,
      'guest.email': () => guest.email,
      'disposable.email': () => another.email,
      'disposable.userId': () => another.userId,
      'own.companyId': () => company.companyId,
      'own.memberId': () => friend.userId,
      'own.heirId': () => heir.userId,
      'own.invitationId': () => company.invitationId,
      'own.invitationToken': () => company.guestToken,
      'own.keyId': () => company.apiKey?.keyId ?? randomUUID(),
      ...valuesOfSite('own', company.site),
      ...valuesOfSite('foreign', foreign.site),
      'foreign.companyId': () => foreign.companyId,
      'foreign.userId': () => foreign.userId,
      'foreign.invitationId': () => foreign.invitationId,
      'foreign.keyId': () => foreign.keyId,
      'foreign.sessionId': () => foreign.sessionId,
      'foreign.email': () => foreign.email,
      token: () => (route.id.endsWith('Invitation') ? company.guestToken : (token?.shift() ?? 'A'.repeat(70))),
      cursor: () => cursor,
    }
  }

  /** Keeps a cursor from an answer for later requests, sometimes with one character changed. */
  function noteCursor(text: string) {
    const at = text.length > 0 && randomBytes(1)[0]! % 2 === 0 ? randomBytes(1)[0]! % text.length : -1
    cursor = encodeURIComponent(at < 0 ? text : `${text.slice(0, at)}0${text.slice(at + 1)}`)
  }

  return { context, noteCursor, canaries: foreign.canaries, people: { attacker, heir, friend, guest, operator } }

  async function buildCompany({ withKey = false, withSite = false } = {}): Promise<OwnCompany> {
    const { companyId } = await attacker.expect(201, 'POST', '/v1/companies', {
      name: 'Black & Co',
      address: { line1: '1 Shady Lane', postalCode: '10115', city: 'Berlin', country: 'DE' },
      plan: monthly('studio'),
    })
    for (const [member, role] of [
      [heir, 'administrator'],
      [friend, 'developer'],
    ] as const) {
      const { token } = await invite(attacker, companyId, member.email, role)
      await member.expect(200, 'POST', '/v1/invitations/accept', { token })
    }
    const { invitationId } = await invite(attacker, companyId, newAddress('pending'), 'billing')
    const { token: guestToken } = await invite(attacker, companyId, guest.email, 'billing')
    return {
      companyId,
      invitationId,
      guestToken,
      ...(withKey && { apiKey: await keyOf(heir, companyId) }),
      ...(withSite && { site: await buildSite(attacker, companyId, 'Black site') }),
    }
  }

  async function keyOf(maker: Person, companyId: string) {
    // Requests under way still use the token that the maker has: a proof would end it, and signing in does not.
    await maker.signIn()
    return maker.expect(201, 'POST', `/v1/companies/${companyId}/api-keys`, { name: 'A program' })
  }

  /** A new person; or, if `present` is given, another session of that person. */
  async function disposable(present?: Person): Promise<Person> {
    const made = person('disposable', present?.email)
    if (present) made.password = present.password
    else {
      await made.signUp()
      await made.confirmByMail()
    }
    // A request under way may end all sessions of this person, also the new one.
    for (let tries = 1; ; tries++) {
      await made.signIn()
      const { status, body } = await made.call('GET', '/v1/sessions/current')
      if (status === 200) {
        sessionIds.set(made, body.sessionId)
        return made
      }
      if (status !== 401 || tries === 5) throw new Error(`a new session answers ${status}`)
    }
  }

  /** A few real tokens of each kind, from mails. */
  async function collectTokens(): Promise<Record<string, string[]>> {
    const { mailbox } = at
    const few = (collect: () => Promise<string>) => inTurns([1, 2, 3], 2, collect)
    const asksForAddress = async () => {
      const somebody = await person('moves').join()
      const email = newAddress('moved')
      await somebody.expect(202, 'POST', '/v1/me/email-changes', { email })
      return { somebody, token: await mailbox.token(email, { link: '/confirm-email-change' }) }
    }
    return {
      confirmEmail: await few(async () => {
        const somebody = person('confirms')
        await somebody.signUp()
        return mailbox.token(somebody.email, { link: '/confirm-email' })
      }),
      resetPassword: await few(async () => {
        const somebody = await person('forgets').join()
        await somebody.expect(202, 'POST', '/v1/password-resets', { email: somebody.email })
        return mailbox.token(somebody.email, { link: '/reset-password' })
      }),
      confirmEmailChange: await few(async () => (await asksForAddress()).token),
      undoEmailChange: await few(async () => {
        const { somebody, token } = await asksForAddress()
        await somebody.expect(204, 'POST', '/v1/me/email-changes/confirm', { token, password: somebody.password })
        return mailbox.token(somebody.email, { link: '/undo-email-change' })
      }),
      undoTwoFactor: await few(async () => {
        const somebody = await person('secures').join()
        await somebody.turnOnTwoFactor()
        return mailbox.token(somebody.email, { link: '/undo-two-factor' })
      }),
    }
  }
}

const sessionIds = new WeakMap<Person, string>()

async function invite(by: Person, companyId: string, email: string, companyRole: string) {
  const path = `/v1/companies/${companyId}/invitations`
  const { results } = await by.expect(200, 'POST', path, { emails: [email], access: { companyRole } })
  const { invitationId } = results[0]
  const { token } = await by.expect(200, 'POST', `${path}/${invitationId}/link`)
  return { invitationId, token } as { invitationId: string; token: string }
}

function valuesOfSite(whose: string, site: OwnSite | undefined): Values {
  const names = ['siteId', 'liveId', 'stagingId', 'releaseId', 'backupId', 'operationId'] as const
  return Object.fromEntries(names.map((name) => [`${whose}.${name}`, () => site?.[name] ?? randomUUID()]))
}

async function buildSite(owner: Person, companyId: string, name: string): Promise<OwnSite> {
  const site = await owner.expect(201, 'POST', `/v1/companies/${companyId}/sites`, { name })
  await owner.ended(site)
  const siteId = site.siteId as string
  const liveId = site.environments[0].environmentId as string
  const answer = await owner.upload(liveId, zipOf({ 'index.html': `<!doctype html><title>${name}</title>` }))
  const { result } = await owner.ended(answer.body)
  const staging = await owner.operate('POST', `/v1/sites/${siteId}/environments`, { kind: 'staging', copyOf: liveId })
  const backup = await owner.operate('POST', `/v1/environments/${liveId}/backups`, {})
  return {
    siteId,
    liveId,
    stagingId: staging.environmentId,
    releaseId: result.releaseId,
    backupId: backup.result.backupId,
    operationId: backup.operationId,
  }
}

/** A company and its people, full of unique words that no answer to another user may contain. */
async function buildForeign(at: { api: string; mailbox: Mailbox }) {
  const canaries: string[] = []
  const canary = (what: string) => {
    const word = `${what}qz${randomBytes(6).toString('hex')}`
    canaries.push(word)
    return word
  }
  const people = ['owner', 'member'].map(
    (what) => new Person(at, { email: `${canary(what)}@example.com`, fullName: `Canary ${canary('name')}` }),
  )
  const [owner, member] = (await inTurns(people, 2, (person) => person.join())) as [Person, Person]
  const { companyId } = await owner.expect(201, 'POST', '/v1/companies', {
    name: `Canary ${canary('company')}`,
    address: {
      line1: canary('line'),
      line2: canary('second'),
      postalCode: canary('p').slice(0, 15),
      city: canary('city'),
      region: canary('region'),
      country: 'SE',
    },
    taxId: canary('tax'),
    plan: monthly('enterprise'),
  })
  canaries.push(
    ...canaries
      .splice(
        canaries.findIndex((word) => word.startsWith('pqz')),
        1,
      )
      .map((word) => word.slice(0, 15)),
  )
  const { token } = await invite(owner, companyId, member.email, 'developer')
  await member.expect(200, 'POST', '/v1/invitations/accept', { token })
  const pending = await invite(owner, companyId, `${canary('invited')}@example.com`, 'billing')
  const { sessionId } = await owner.expect(200, 'GET', '/v1/sessions/current')
  const { keyId, key } = await owner.expect(201, 'POST', `/v1/companies/${companyId}/api-keys`, {
    name: `Canary ${canary('key')}`,
  })
  const site = await buildSite(owner, companyId, `Canary ${canary('site')}`)
  // Ids are no secrets, but no answer to another user contains them either.
  canaries.push(...Object.values(site))
  canaries.push(companyId, owner.userId, member.userId, pending.invitationId, pending.token, sessionId)
  canaries.push(owner.token!, member.token!, keyId, key)
  return {
    canaries,
    companyId: companyId as string,
    site,
    userId: member.userId,
    invitationId: pending.invitationId,
    keyId: keyId as string,
    sessionId: sessionId as string,
    email: owner.email,
  }
}
