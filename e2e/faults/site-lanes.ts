import { randomInt } from 'node:crypto'
import type { PermissionId } from '@holdfast/access'
import { expectedOf, rolesGiven, roleTaken } from '../crashes/lanes.ts'
import type { Person } from '../support/person.ts'
import type { Changes } from './changes.ts'
import type { Subject } from './history-checker.ts'
import type { Lane, Place } from './lane.ts'

/** What an invitation offers. */
export type Offered = { companyRole: string } | { siteRoles: { siteId: string; role: SiteRole }[] }

type SiteRole = 'administrator' | 'developer'
type Environment = NonNullable<Place['environment']>

/** Plans of the catalogue with which companies of this run begin. */
export type PlanId = 'starter' | 'studio'

export interface LaneTools {
  changes: Changes
  found(owner: Person, name: string, planId: PlanId | 'none'): Promise<string>
  join(companyId: string, admin: Person, guest: Person, access: Offered): Promise<void>
  offer(
    companyId: string,
    admin: Person,
    guest: Person,
    access: Offered,
  ): Promise<{ invitationId: string; token: string }>
  expect(told: readonly [string, string]): void
  expectJoined(companyId: string, guest: Person, invitationId: string, access: Offered): void
  about(permission: PermissionId, person: Person, companyId: string, allowed: boolean, place?: Place): Subject
  /** Asks about a subject that exists since before its site did. */
  ask(subject: Subject, permission: PermissionId, person: Person, companyId: string, place: Place): void
  /** Makes sure that the last proof of a person is fresh. */
  proofOf(person: Person): () => Promise<void>
  proveOperator(): Promise<Person>
  onOver(subjects: Subject[]): void
}

interface Cast {
  admin: Person
  first: Person
  second: Person
}

/** A member of the lane of site roles: with a role on the site, without one, out of the company, or invited again. */
type At =
  | { step: 'has'; role: SiteRole }
  | { step: 'none' }
  | { step: 'outside' }
  | { step: 'has-link'; role: SiteRole; invitationId: string; token: string }

/** The changes of site's ledger. All others of access are company's, or identity's. */
export const SITE_CHANGES = [
  'site made',
  'site deleted',
  'site brought back',
  'staging made',
  'staging deleted',
] as const
const [MADE, DELETED, BROUGHT_BACK, STAGING_MADE, STAGING_DELETED] = SITE_CHANGES

export type SiteLanes = ReturnType<typeof openSiteLanes>

/** Clients that change who may do what on sites: roles there, and the sites themselves. */
export function openSiteLanes(tools: LaneTools) {
  const { changes, expect, about } = tools
  let made = 0

  return { make, attempt, rolesLane, sitesLane }

  async function make(owner: Person, companyId: string, name: string) {
    return noted(owner, await changes.expect({ by: owner, ...creation(companyId, name) }))
  }

  /** Makes a site, if it is not refused. */
  async function attempt(owner: Person, companyId: string, name: string) {
    const call = { by: owner, ...creation(companyId, name) }
    const { status, body } = await changes.call(call)
    if (status < 300) return noted(owner, body)
    if (status === 409) return { refusal: body.code as string }
    throw new Error(`${call.path} answered ${status} ${body?.code}`)
  }

  function creation(companyId: string, name: string) {
    return { method: 'POST', path: `/v1/companies/${companyId}/sites`, body: { name: `${name} ${++made}` } }
  }

  function noted(owner: Person, site: { siteId: string; environments: { environmentId: string }[] }) {
    const { siteId, environments } = site
    const live: Environment = { environmentId: environments[0]!.environmentId, kind: 'live' }
    expect(expectedOf.site(siteId, 'created', owner.userId))
    expect(expectedOf.environment(live.environmentId, 'created', owner.userId))
    return { siteId, live }
  }

  async function addStaging(by: Person, siteId: string): Promise<Environment> {
    const path = `/v1/sites/${siteId}/environments`
    const { environmentId } = await changes.expect({ by, method: 'POST', path, body: { kind: 'staging' } })
    expect(expectedOf.environment(environmentId, 'created', by.userId))
    return { environmentId, kind: 'staging' }
  }

  /**
   * Gives, changes and takes roles on a site with a staging. The first member has a role on another site too; when the
   * second one loses the role, the membership is over, and begins again by an invitation.
   */
  async function rolesLane(index: number, { admin, first, second }: Cast): Promise<Lane> {
    const companyId = await tools.found(admin, `Site roles ${index}`, 'studio')
    const { siteId: kept } = await make(admin, companyId, 'Kept')
    const { siteId, live } = await make(admin, companyId, 'Shared')
    const staging = await addStaging(admin, siteId)
    const members = [first, second]
    const subjects: { live: Subject; staging: Subject }[] = []
    for (const [i, member] of members.entries()) {
      const onKept = i === 0 ? [{ siteId: kept, role: 'developer' as const }] : []
      await tools.join(companyId, admin, member, { siteRoles: [...onKept, { siteId, role: 'developer' }] })
      subjects.push({
        live: about('live.use', member, companyId, false, placeIn(siteId, live)),
        staging: about('staging.use', member, companyId, true, placeIn(siteId, staging)),
      })
    }
    const lane: Lane & { state: { members: At[] } } = {
      rest: 0.7,
      state: { members: members.map(() => ({ step: 'has', role: 'developer' })) },
      subjects: subjects.flatMap((each) => [each.live, each.staging]),
      async act() {
        const i = randomInt(members.length)
        this.state.members[i] = await next(i, this.state.members[i]!)
      },
    }
    return lane

    async function next(i: number, at: At): Promise<At> {
      const member = members[i]!
      const { userId } = member
      const path = `/v1/sites/${siteId}/members/${userId}`
      const role: SiteRole = randomInt(2) === 0 ? 'developer' : 'administrator'
      if (at.step === 'outside') {
        return { step: 'has-link', role, ...(await tools.offer(companyId, admin, member, access(role))) }
      }
      if (at.step === 'has-link') {
        const call = { by: member, method: 'POST', path: '/v1/invitations/accept', body: { token: at.token } }
        await changes.change('acceptance of site roles', call, effects(i, at.role))
        tools.expectJoined(companyId, member, at.invitationId, access(at.role))
        return { step: 'has', role: at.role }
      }
      if (at.step === 'has' && randomInt(2) === 0) {
        const leaves = randomInt(3) === 0
        const call = leaves
          ? { by: member, method: 'DELETE', path: `/v1/sites/${siteId}/members/me` }
          : { by: admin, method: 'DELETE', path }
        await changes.change(leaves ? 'leaving a site' : 'site role taken', call, effects(i, undefined))
        expect(expectedOf.access({ companyId, userId }, roleTaken(siteId), leaves ? userId : admin.userId))
        return i === 0 ? { step: 'none' } : { step: 'outside' }
      }
      const given: SiteRole = at.step === 'none' ? role : at.role === 'developer' ? 'administrator' : 'developer'
      const call = { by: admin, method: 'PUT', path, body: { role: given } }
      const what = at.step === 'none' ? 'site role given' : 'site role changed'
      const answer = await changes.change(what, call, effects(i, given))
      if (answer.role !== given) throw new Error(`${path} answered ${JSON.stringify(answer)}`)
      expect(expectedOf.access({ companyId, userId }, rolesGiven([{ siteId, role: given }]), admin.userId))
      return { step: 'has', role: given }
    }

    function access(role: SiteRole): Offered {
      return { siteRoles: [{ siteId, role }] }
    }

    function effects(i: number, role: SiteRole | undefined) {
      const { live, staging } = subjects[i]!
      const after = [
        { subject: live, allowed: role === 'administrator' },
        { subject: staging, allowed: role !== undefined },
      ]
      return after.filter(({ subject, allowed }) => (subject.changes.at(-1)?.allowed ?? subject.initial) !== allowed)
    }
  }

  /**
   * Makes sites and stagings, gives a role on them, deletes them, and has an operator bring a site back: in another tenure,
   * in which the role of before does not count.
   */
  async function sitesLane(index: number, { admin, first: developer, second: guest }: Cast): Promise<Lane> {
    const companyId = await tools.found(admin, `Sites ${index}`, 'studio')
    const { siteId: kept } = await make(admin, companyId, 'Kept')
    await tools.join(companyId, admin, developer, { companyRole: 'developer' })
    await tools.join(companyId, admin, guest, { siteRoles: [{ siteId: kept, role: 'developer' }] })
    let site = await another()
    return {
      rest: 0.7,
      state: {},
      subjects: [],
      isBesideCompany: true,
      async act() {
        const { siteId, isThere, staging } = site
        if (!isThere) {
          if (randomInt(2) === 0) return bringBack()
          tools.onOver(subjectsOf())
          site = await another()
        } else if (!site.isGiven) {
          const path = `/v1/sites/${siteId}/members/${guest.userId}`
          const call = { by: admin, method: 'PUT', path, body: { role: 'administrator' } }
          await changes.change('site role given', call, [{ subject: site.used, allowed: true }])
          const given = rolesGiven([{ siteId, role: 'administrator' }])
          expect(expectedOf.access({ companyId, userId: guest.userId }, given, admin.userId))
          site.isGiven = true
        } else if (randomInt(3) > 0) {
          await (staging ? deleteStaging(staging) : makeStaging())
        } else await deleteSite()
      },
    }

    function subjectsOf(): Subject[] {
      return [site.seen, site.used, ...site.stagings]
    }

    async function another() {
      const name = `about to be made in ${companyId}`
      const seen = changes.subject('site', `sites.see of ${developer.userId} at a site ${name}`, false)
      const answer = await changes.change(MADE, { by: admin, ...creation(companyId, 'Passing') }, [
        { subject: seen, allowed: true },
      ])
      if (!answer) throw new Error(`the answer to making a site was lost: ${name}`)
      const { siteId, live } = noted(admin, answer)
      tools.ask(seen, 'sites.see', developer, companyId, { siteId, read: `/v1/sites/${siteId}` })
      const used = about('live.use', guest, companyId, false, placeIn(siteId, live))
      const none: { staging: (Environment & { subject: Subject }) | undefined; stagings: Subject[] } = {
        staging: undefined,
        stagings: [],
      }
      return { siteId, seen, used, isThere: true, isGiven: false, ...none }
    }

    async function makeStaging() {
      const { siteId } = site
      const subject = changes.subject('site', `staging.use of ${developer.userId} at a staging of ${siteId}`, false)
      const call = { method: 'POST', path: `/v1/sites/${siteId}/environments`, body: { kind: 'staging' } }
      const answer = await changes.change(STAGING_MADE, { by: developer, ...call }, [{ subject, allowed: true }])
      const environment: Environment = { environmentId: answer.environmentId, kind: 'staging' }
      expect(expectedOf.environment(environment.environmentId, 'created', developer.userId))
      tools.ask(subject, 'staging.use', developer, companyId, placeIn(siteId, environment))
      site.staging = { ...environment, subject }
      site.stagings.push(subject)
    }

    async function deleteStaging({ environmentId, subject }: Environment & { subject: Subject }) {
      const call = { by: developer, method: 'DELETE', path: `/v1/environments/${environmentId}` }
      await changes.change(STAGING_DELETED, call, [{ subject, allowed: false }])
      expect(expectedOf.environment(environmentId, 'deleted', developer.userId))
      site.staging = undefined
    }

    async function deleteSite() {
      const { siteId, staging, seen, used } = site
      const gone = [seen, used, ...(staging ? [staging.subject] : [])]
      const call = { by: admin, method: 'DELETE', path: `/v1/sites/${siteId}` }
      await changes.change(
        DELETED,
        call,
        gone.map((subject) => ({ subject, allowed: false })),
      )
      expect(expectedOf.site(siteId, 'deleted', admin.userId))
      Object.assign(site, { isThere: false, isGiven: false })
    }

    /** With the staging that went with it. */
    async function bringBack() {
      const { siteId, staging, seen } = site
      const operator = await tools.proveOperator()
      const back = [seen, ...(staging ? [staging.subject] : [])]
      const path = `/v1/operator/sites/${siteId}/recover`
      const call = { by: operator, method: 'POST', path, body: { reason: 'Asked for in writing' } }
      await changes.change(
        BROUGHT_BACK,
        call,
        back.map((subject) => ({ subject, allowed: true })),
      )
      expect(expectedOf.site(siteId, 'recovered', operator.userId))
      site.isThere = true
    }
  }

  /** An environment, and what site answers to those who may use it. */
  function placeIn(siteId: string, environment: Environment): Place {
    return { siteId, environment, read: `/v1/environments/${environment.environmentId}/releases` }
  }
}
