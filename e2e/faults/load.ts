import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PermissionId } from '@holdfast/access'
import { expectedOf, rolesGiven } from '../crashes/lanes.ts'
import { inTurns } from '../support/in-turns.ts'
import type { Mailbox } from '../support/mailbox.ts'
import type { PassingDays } from '../support/passing-days.ts'
import { newAddress, Person, strongPassword } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import { openBillingLanes } from './billing-lanes.ts'
import { type Changes, NEW_PASSWORD, SIGNING_OUT } from './changes.ts'
import type { Subject } from './history-checker.ts'
import type { Lane, Place, Question } from './lane.ts'
import { type LaneTools, type Offered, openSiteLanes, type PlanId } from './site-lanes.ts'

export interface Memory {
  lanes: object[]
  allowed: { [subject: number]: boolean }
  expected: Map<string, number>
}

export interface LoadSize {
  roles: number
  guests: number
  owners: number
  suspensions: number
  sessions: number
  keys: number
  siteRoles: number
  sites: number
  unpaid: number
  plans: number
}

const PROOF_MS = 5 * 60_000

const developer = { companyRole: 'developer' }

export const OPERATOR = 'olga.operator@example.com'

/**
 * Makes people, companies and sites, and clients that change access: roles, removals and invitations, ownership,
 * suspensions, sessions, API keys, site roles, sites and their environments; what is paid, and plans.
 * @param options.onQuestion called with every new question as soon as it can be asked
 * @param options.onOver called with subjects about which nothing changes any more
 */
export async function prepareLoad(options: {
  api: string
  mailbox: Mailbox
  changes: Changes
  /** Where the time of unpaid companies passes. */
  days: PassingDays
  size: LoadSize
  onQuestion: (question: Question) => void
  onOver: (subjects: Subject[]) => void
}) {
  const { changes, size, onQuestion } = options
  const wrong: string[] = []
  /** The entries that must be in the ledger, in order, by lane. */
  const expected = new Map<string, string[]>()
  const [admins, staff, guests, visitors] = (await inTurns(
    [
      ['ada', Math.min(4, Math.max(2, size.roles))],
      ['dev', size.roles > 0 ? 4 : 0],
      ['guest', Math.min(3, size.guests)],
      ['visitor', size.sessions],
    ] as const,
    4,
    ([name, count]) => inTurns(Array.from({ length: count }), 2, (_, i) => person(`${name}-${i}`)),
  )) as [Person[], Person[], Person[], Person[]]
  const operator = await person('operator', OPERATOR)
  await patiently(() => operator.turnOnTwoFactor())
  await patiently(() => operator.signIn())
  const proveOperator = proofOf(operator)

  const tools: LaneTools = {
    changes,
    found,
    join,
    offer,
    expect,
    expectJoined,
    about,
    ask,
    proofOf,
    async proveOperator() {
      await proveOperator()
      return operator
    },
    onOver: options.onOver,
  }
  const siteLanes = openSiteLanes(tools)
  const billingLanes = openBillingLanes({ ...tools, siteLanes, days: options.days, wrong })
  const lanes: Lane[] = []
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => i)
  const added = await Promise.all([
    inTurns(numbered(size.roles), 2, rolesLane),
    inTurns(numbered(size.guests), 2, guestsLane),
    inTurns(numbered(size.owners), 1, ownersLane),
    inTurns(numbered(size.suspensions), 1, suspensionsLane),
    inTurns(numbered(size.sessions), 1, sessionsLane),
    inTurns(numbered(size.keys), 1, keysLane),
    inTurns(numbered(size.siteRoles), 1, (index) => siteLanes.rolesLane(index, cast(index))),
    inTurns(numbered(size.sites), 1, (index) => siteLanes.sitesLane(index, cast(index))),
    inTurns(numbered(size.unpaid), 1, (index) =>
      billingLanes.unpaidLane(index, { owner: cast(index).admin, member: cast(index).first }),
    ),
    inTurns(numbered(size.plans), 1, (index) => billingLanes.plansLane(index, cast(index).admin)),
  ])
  lanes.push(...added.flat())

  let pauseMs = 0
  let isOver = false
  let isPaused = false
  let resume = () => {}
  let resumed = Promise.resolve()
  let isRemembered = false
  const busy = new Set<Lane>()
  let running: Promise<void>[] = []

  return {
    wrong,
    expected: expected as ReadonlyMap<string, string[]>,
    clients: lanes.length,
    limits: billingLanes.limits,
    start(changesPerSecond: number) {
      const share = lanes.reduce((sum, { rest }) => sum + 1 / rest, 0)
      pauseMs = (1_000 * share) / changesPerSecond
      running = lanes.map(work)
    },
    /** Resolves when no call is under way any more. */
    async pause() {
      isPaused = true
      resumed = new Promise((resolve) => {
        resume = resolve
      })
      while (busy.size > 0) await sleep(20)
    },
    resume() {
      isPaused = false
      resume()
    },
    async stop() {
      isOver = true
      resume()
      await Promise.all(running)
    },
    /** To be called while paused. Copies what every client remembers and expects, to go with a backup of company. */
    remember(): Memory {
      isRemembered = true
      const allowed = lanes.flatMap(({ subjects }) =>
        subjects.map((subject) => [subject.id, subject.changes.at(-1)?.allowed ?? subject.initial] as const),
      )
      return {
        lanes: lanes.map(({ state }) => structuredClone(state)),
        allowed: Object.fromEntries(allowed),
        expected: new Map([...expected].map(([lane, entries]) => [lane, entries.length])),
      }
    },
    /** To be called while paused, when company was restored: sets the clients back to the moment of that copy. */
    goBack(memory: Memory) {
      isRemembered = false
      lanes.forEach((lane, i) => {
        lane.state = structuredClone(memory.lanes[i]!)
      })
      for (const [lane, entries] of expected) entries.length = memory.expected.get(lane) ?? 0
    },
  }

  /** Who acts on sites: an administrator, and two others. */
  function cast(index: number) {
    const [first, second] = [0, 1].map((i) => staff[(index + i) % staff.length]!) as [Person, Person]
    return { admin: admins[index % admins.length]!, first, second }
  }

  async function person(name: string, email = newAddress(name)): Promise<Person> {
    const joining = new Person(options, { email, fullName: `${name[0]!.toUpperCase()}${name.slice(1)}` })
    await patiently(() => joining.signUp())
    await patiently(() => joining.confirmByMail())
    await patiently(() => joining.signIn())
    return joining
  }

  async function work(lane: Lane) {
    try {
      while (!isOver) {
        await sleep(pauseMs * lane.rest * (0.5 + Math.random()))
        if (isPaused) await resumed
        if (isOver) return
        if (isRemembered && lane.isBesideCompany) continue
        busy.add(lane)
        await lane.act()
        busy.delete(lane)
      }
    } catch (error) {
      wrong.push(`a client had to stop: ${(error as Error).stack}`)
    } finally {
      busy.delete(lane)
    }
  }

  /** Changes members of one company to developer, to billing, to developer, and so on. */
  async function rolesLane(index: number): Promise<Lane> {
    const admin = admins[index % admins.length]!
    const companyId = await found(admin, `Roles ${index}`)
    const members = [0, 1, 2].map((i) => staff[(index + i) % staff.length]!)
    const subjects = await inTurns(members, 1, async (member) => {
      await join(companyId, admin, member, developer)
      return about('members.see', member, companyId, true)
    })
    const lane: Lane & { state: { roles: ('developer' | 'billing')[] } } = {
      rest: 1,
      state: { roles: members.map(() => 'developer' as const) },
      subjects,
      async act() {
        const i = randomInt(members.length)
        const { userId } = members[i]!
        const before = this.state.roles[i]!
        const after = before === 'developer' ? 'billing' : 'developer'
        const path = `/v1/companies/${companyId}/members/${userId}`
        const body = { access: { companyRole: after } }
        const effect = { subject: subjects[i]!, allowed: after === 'developer' }
        const member = await changes.change('role', { by: admin, method: 'PATCH', path, body }, [effect])
        if (member.access.companyRole !== after) throw new Error(`${path} answered ${JSON.stringify(member)}`)
        expect(expectedOf.access({ companyId, userId }, `${before} to ${after}`, admin.userId))
        this.state.roles[i] = after
      },
    }
    return lane
  }

  type Step = { step: 'inside' } | { step: 'outside' } | { step: 'has-link'; invitationId: string; token: string }

  /** Removes guests, or lets them leave, and brings them in again by invitation. */
  async function guestsLane(index: number): Promise<Lane> {
    const admin = admins[index % admins.length]!
    const companyId = await found(admin, `Guests ${index}`)
    const members = [0, 1].map((i) => guests[(index + i) % guests.length]!).slice(0, guests.length)
    const subjects = await inTurns(members, 1, async (member) => {
      await join(companyId, admin, member, developer)
      return about('company.see', member, companyId, true)
    })
    const lane: Lane & { state: { steps: Step[] } } = {
      rest: 0.7,
      state: { steps: members.map(() => ({ step: 'inside' as const })) },
      subjects,
      async act() {
        const i = randomInt(members.length)
        const guest = members[i]!
        const { userId } = guest
        const at = this.state.steps[i]!
        if (at.step === 'inside') {
          const path = `/v1/companies/${companyId}/members/`
          const leaves = randomInt(4) === 0
          const call = leaves
            ? { by: guest, method: 'DELETE', path: `${path}me` }
            : { by: admin, method: 'DELETE', path: `${path}${userId}` }
          await changes.change(leaves ? 'leaving' : 'removal', call, [{ subject: subjects[i]!, allowed: false }])
          const actor = leaves ? guest : admin
          expect(expectedOf.access({ companyId, userId }, 'developer to none', actor.userId))
          this.state.steps[i] = { step: 'outside' }
        } else this.state.steps[i] = await comeBack(at, { companyId, admin, guest, subject: subjects[i]! })
      },
    }
    return lane
  }

  /** The next step of a removed guest: an invitation, or its acceptance. */
  async function comeBack(
    at: Exclude<Step, { step: 'inside' }>,
    { companyId, admin, guest, subject }: { companyId: string; admin: Person; guest: Person; subject: Subject },
  ): Promise<Step> {
    if (at.step === 'outside') return { step: 'has-link', ...(await offer(companyId, admin, guest, developer)) }
    const call = { by: guest, method: 'POST', path: '/v1/invitations/accept', body: { token: at.token } }
    await changes.change('acceptance', call, [{ subject, allowed: true }])
    expectJoined(companyId, guest, at.invitationId, developer)
    return { step: 'inside' }
  }

  /** Two administrators hand the ownership of a company to each other in turn. */
  async function ownersLane(index: number): Promise<Lane> {
    const pair = [admins[index % admins.length]!, admins[(index + 1) % admins.length]!]
    const companyId = await found(pair[0]!, `Owners ${index}`)
    await join(companyId, pair[0]!, pair[1]!, { companyRole: 'administrator' })
    const subjects = pair.map((admin, i) => about('company.close', admin, companyId, i === 0))
    const proofs = pair.map(proofOf)
    const lane: Lane & { state: { owner: 0 | 1 } } = {
      rest: 3,
      state: { owner: 0 },
      subjects,
      async act() {
        const { owner } = this.state
        const next = owner === 0 ? 1 : 0
        const from = pair[owner]!
        const to = pair[next]!
        await proofs[owner]!()
        const path = `/v1/companies/${companyId}/ownership-transfers`
        const call = { by: from, method: 'POST', path, body: { userId: to.userId } }
        const company = await changes.change('ownership', call, [
          { subject: subjects[next]!, allowed: true },
          { subject: subjects[owner]!, allowed: false },
        ])
        if (company.ownerId !== to.userId) throw new Error(`${path} answered ${JSON.stringify(company)}`)
        expect(expectedOf.transfer(companyId, from.userId, to.userId))
        this.state.owner = next
      },
    }
    return lane
  }

  /** An operator suspends a company and restores it. */
  async function suspensionsLane(index: number): Promise<Lane> {
    const owner = admins[index % admins.length]!
    const member = staff[index % staff.length]!
    const companyId = await found(owner, `Suspended ${index}`)
    await join(companyId, owner, member, developer)
    const { siteId, live } = await siteLanes.make(owner, companyId, 'Suspended with its company')
    const subjects = [
      ...[owner, member].map((each) => about('site.create', each, companyId, true)),
      about('live.use', member, companyId, true, { siteId, environment: live }),
    ]
    const lane: Lane & { state: { isSuspended: boolean } } = {
      rest: 2,
      state: { isSuspended: false },
      subjects,
      async act() {
        const act = this.state.isSuspended ? 'restore' : 'suspend'
        const path = `/v1/operator/companies/${companyId}/${act}`
        await proveOperator()
        const call = { by: operator, method: 'POST', path, body: { reason: 'Asked for in writing' } }
        const allowed = act === 'restore'
        await changes.change(
          act,
          call,
          subjects.map((subject) => ({ subject, allowed })),
        )
        expect(expectedOf.state(companyId, act === 'restore' ? 'restored' : 'suspended'))
        this.state.isSuspended = !allowed
      },
    }
    return lane
  }

  /**
   * Signs a user in, and ends the session: by signing out, from another device, by a new password, or by disabling the
   * user.
   */
  async function sessionsLane(index: number): Promise<Lane> {
    const visitor = visitors[index]!
    let other = await signIn(visitor)
    let provenAt = performance.now()
    const signInElsewhere = async () => {
      other = await signIn(visitor)
      provenAt = performance.now()
    }
    return {
      rest: 4,
      state: {},
      // Identity owns sessions: they stay as they are when company is restored.
      subjects: [],
      async act() {
        const session = await signIn(visitor)
        // A gateway remembers sessions that it has seen. Both must have seen this one before it ends.
        await sleep(randomInt(300))
        const chance = randomInt(100)
        const ends = [{ subject: session.subject, allowed: false }]
        if (chance < 45) {
          await changes.change(SIGNING_OUT, { by: session, method: 'DELETE', path: '/v1/sessions/current' }, ends)
        } else if (chance < 70) {
          if (performance.now() - provenAt > PROOF_MS) await signInElsewhere()
          const path = `/v1/me/sessions/${session.sessionId}`
          await changes.change('ending a session', { by: other, method: 'DELETE', path }, ends)
        } else if (chance < 85) {
          const newPassword = strongPassword()
          const body = { currentPassword: visitor.password, newPassword }
          // The session of the call goes on with another token.
          await changes.change(NEW_PASSWORD, { by: other, method: 'PUT', path: '/v1/me/password', body }, [
            ...ends,
            { subject: other.subject, allowed: false },
          ])
          visitor.password = newPassword
          await signInElsewhere()
        } else {
          await proveOperator()
          const body = { user: visitor.userId, reason: 'Asked for in writing' }
          const disable = { by: operator, method: 'POST', path: '/v1/operator/users/disable', body }
          await changes.change('disabling', disable, [...ends, { subject: other.subject, allowed: false }])
          await changes.expect({ by: operator, method: 'POST', path: '/v1/operator/users/enable', body })
          await signInElsewhere()
        }
      },
    }
  }

  /** A member makes API keys. Each ends because it is revoked, or because its maker is removed. */
  async function keysLane(index: number): Promise<Lane> {
    const owner = admins[index % admins.length]!
    const maker = staff[index % staff.length]!
    const { userId } = maker
    const companyId = await found(owner, `Keys ${index}`)
    await join(companyId, owner, maker, developer)
    const member = about('company.see', maker, companyId, true)
    const prove = proofOf(maker)
    const lane: Lane & { state: { at: Step } } = {
      rest: 3,
      state: { at: { step: 'inside' } },
      subjects: [member],
      async act() {
        const { at } = this.state
        if (at.step !== 'inside') {
          this.state.at = await comeBack(at, { companyId, admin: owner, guest: maker, subject: member })
          return
        }
        await prove()
        const key = await makeKey(maker, companyId)
        await sleep(randomInt(300))
        const ends = { subject: key.subject, allowed: false }
        if (randomInt(2) === 0) {
          const path = `/v1/companies/${companyId}/api-keys/${key.keyId}`
          await changes.change('revoking a key', { by: maker, method: 'DELETE', path }, [ends])
          return
        }
        const path = `/v1/companies/${companyId}/members/${userId}`
        const call = { by: owner, method: 'DELETE', path }
        await changes.change("removal of a key's maker", call, [{ subject: member, allowed: false }, ends])
        expect(expectedOf.access({ companyId, userId }, 'developer to none', owner.userId))
        this.state.at = { step: 'outside' }
      },
    }
    return lane
  }

  /** Makes a key. If the answer is lost the key is lost too, because it is shown once; then another one is made. */
  async function makeKey(maker: Person, companyId: string) {
    const body = { name: 'Nightly deploy', permissions: ['company.see'] }
    for (;;) {
      const subject = changes.subject('identity', `a key of ${maker.userId} in ${companyId}`, false)
      const call = { by: maker, method: 'POST', path: `/v1/companies/${companyId}/api-keys`, body }
      const made = await changes.change('making a key', call, [{ subject, allowed: true }])
      if (!made) continue
      const { keyId, key: token } = made as { keyId: string; key: string }
      onQuestion({ subject: subject.id, key: { token, userAgent: maker.userAgent }, companyId })
      return { keyId, subject }
    }
  }

  /**
   * Signs in again if the last proof is not fresh any more. A proof in the session would end its token, with which
   * questions are under way.
   */
  function proofOf(person: Person): () => Promise<void> {
    let provenAt = Number.NEGATIVE_INFINITY
    return async () => {
      if (performance.now() - provenAt <= PROOF_MS) return
      const { email, password, userAgent } = person
      const by = { token: undefined, userAgent }
      for (;;) {
        const code = person.hasTwoFactor ? { code: await person.code() } : {}
        const body = { email, password, as: 'token', ...code }
        const answer = await changes.call({ by, method: 'POST', path: '/v1/sessions', body })
        // The answer was lost, and with it the token; or the code was taken, and then a database was away.
        if (['already-done', 'code-used'].includes(answer.body?.code)) continue
        if (answer.status !== 200) throw new Error(`signing in was answered ${JSON.stringify(answer.body)}`)
        person.token = answer.body.token
        break
      }
      provenAt = performance.now()
    }
  }

  /** Signs in. If the answer is lost the token is lost too, because it is told once; then the user signs in again. */
  async function signIn({ email, password, userAgent }: Person) {
    for (;;) {
      const subject = changes.subject('identity', `a session of ${email}`, false)
      const call = { by: { token: undefined, userAgent }, method: 'POST', path: '/v1/sessions' }
      const body = { email, password, as: 'token' }
      const signedIn = await changes.change('signing in', { ...call, body }, [{ subject, allowed: true }])
      if (!signedIn) continue
      const { token, sessionId } = signedIn as { token: string; sessionId: string }
      onQuestion({ subject: subject.id, session: { token, userAgent } })
      return { token, userAgent, sessionId, subject }
    }
  }

  function about(
    permission: PermissionId,
    person: Person,
    companyId: string,
    allowed: boolean,
    place?: Place,
  ): Subject {
    const where = place ? `at ${place.environment?.environmentId ?? place.siteId} in ${companyId}` : `in ${companyId}`
    const name = `${permission} of ${person.userId} ${where}`
    const subject = changes.subject(place ? 'site' : 'company', name, allowed)
    ask(subject, permission, person, companyId, place)
    return subject
  }

  function ask(subject: Subject, permission: PermissionId, person: Person, companyId: string, place?: Place) {
    onQuestion({ subject: subject.id, permission, companyId, person, ...(place && { place }) })
  }

  async function found(owner: Person, name: string, planId: PlanId | 'none' = 'starter'): Promise<string> {
    const address = { line1: '1 Main Street', postalCode: '10115', city: 'Berlin', country: 'DE' }
    const body = { name, address, ...(planId !== 'none' && { plan: monthly(planId) }) }
    const { companyId } = await changes.expect({ by: owner, method: 'POST', path: '/v1/companies', body })
    expect(expectedOf.company(owner.userId, companyId))
    if (planId !== 'none') expect(expectedOf.plan(companyId, `to ${planId}`))
    return companyId
  }

  async function join(companyId: string, admin: Person, guest: Person, access: Offered) {
    const { invitationId, token } = await offer(companyId, admin, guest, access)
    await changes.expect({ by: guest, method: 'POST', path: '/v1/invitations/accept', body: { token } })
    expectJoined(companyId, guest, invitationId, access)
  }

  function expectJoined(companyId: string, { userId }: Person, invitationId: string, access: Offered) {
    const given = 'companyRole' in access ? `none to ${access.companyRole}` : rolesGiven(access.siteRoles)
    expect(expectedOf.access({ companyId, userId }, given, userId))
    expect(expectedOf.acceptance(invitationId, userId))
  }

  async function offer(companyId: string, admin: Person, { email }: Person, access: Offered) {
    const path = `/v1/companies/${companyId}/invitations`
    const body = { emails: [email], access }
    const { results } = await changes.expect({ by: admin, method: 'POST', path, body })
    const [{ result, invitationId }] = results
    if (result !== 'invited') throw new Error(`${path} answered ${result}`)
    expect(expectedOf.invitation({ companyId, inviterId: admin.userId }, invitationId))
    for (;;) {
      const answer = await changes.call({ by: admin, method: 'POST', path: `${path}/${invitationId}/link` })
      expect(expectedOf.link(invitationId))
      if (answer.status === 200) return { invitationId: invitationId as string, token: answer.body.token as string }
      if (answer.body?.code !== 'already-done') throw new Error(`${path}/…/link answered ${answer.body?.code}`)
    }
  }

  function expect([lane, entry]: readonly [string, string]) {
    expected.set(lane, [...(expected.get(lane) ?? []), entry])
  }
}

/** Repeats a call that prepares the run, because services on a busy machine may answer "try again". */
async function patiently<T>(step: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step()
    } catch (error) {
      if (tries === 5 || !/answered (503|429)/.test((error as Error).message)) throw error
      await sleep(1_000)
    }
  }
}
