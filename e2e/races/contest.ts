import { randomInt } from 'node:crypto'
import type { Answer, Person } from '../support/person.ts'
import { codeOf, openTally, type Tally } from './tally.ts'

export const RACED = ['transfer', 'demotion', 'removal', 'leave', 'invitation'] as const
const MENDING = ['promotion', 'link', 'acceptance'] as const
type Kind = (typeof RACED)[number] | (typeof MENDING)[number]
type Role = 'administrator' | 'developer' | 'billing'

/** What the clients believe about a company from the last answers. Changes of other clients may have made it wrong. */
interface Belief {
  companyId: string
  ownerId: string
  roles: Map<string, Role>
  etags: Map<string, string>
}

const CLIENTS = 8
// For so many operations all clients act in one company, then in the next.
const WAVE = 40

/**
 * Eight clients change access at the same time. Each acts as any person who has the right to, as far as it believes.
 * Ends after `operations` attempts of all raced kinds together.
 */
export async function compete(options: {
  people: Person[]
  companyIds: string[]
  operations: number
  say: (line: string) => void
}): Promise<Tally<Kind>> {
  const { people, companyIds, operations, say } = options
  const byId = new Map(people.map((person) => [person.userId, person]))
  const tally = openTally<Kind>([...RACED, ...MENDING])
  const beliefs = await Promise.all(companyIds.map((companyId) => look(companyId, people[0]!)))
  const moves = { transfer, demotion, removal, leave, invitation }
  let strangers = 0
  let begun = 0

  await Promise.all(Array.from({ length: CLIENTS }, client))
  return tally

  async function client() {
    while (begun < operations) {
      const wave = beliefs[Math.floor(begun / WAVE) % beliefs.length]!
      const belief = randomInt(4) === 0 ? pick(beliefs)! : wave
      if (isWeak(belief) && randomInt(3) > 0) {
        await mend(belief)
        continue
      }
      const kind = pick(tally.scarcest(RACED))!
      if (++begun % 200 === 0) say(`  ${begun} operations`)
      await moves[kind](belief)
    }
  }

  function attempt(kind: Kind, actor: Person, call: [string, string, unknown?], headers = {}): Promise<Answer> {
    return tally.attempt(kind, actor, call, { headers, refusalOf })
  }

  async function transfer(belief: Belief) {
    const heir = pick(withRole(belief, 'administrator').filter((userId) => userId !== belief.ownerId)) ?? belief.ownerId
    const path = `/v1/companies/${belief.companyId}/ownership-transfers`
    const answer = await attempt('transfer', byId.get(belief.ownerId)!, ['POST', path, { userId: heir }])
    if (answer.status === 200) belief.ownerId = answer.body.ownerId
    else if (answer.status === 403 || answer.status === 404) await lookAgain(belief)
  }

  async function demotion(belief: Belief) {
    const [actor, target] = actorAndTarget(belief, withRole(belief, 'administrator'))
    await changeRole('demotion', belief, actor, target, pick(['developer', 'billing'] as const)!)
  }

  async function changeRole(kind: 'demotion' | 'promotion', belief: Belief, actor: string, target: string, role: Role) {
    const etag = belief.etags.get(target)
    const headers: Record<string, string> = etag && randomInt(2) === 0 ? { 'if-match': etag } : {}
    const path = memberPath(belief, target)
    const access = { companyRole: role }
    const answer = await attempt(kind, byId.get(actor)!, ['PATCH', path, { access }], headers)
    if (answer.status === 200) {
      belief.roles.set(target, role)
      belief.etags.set(target, String(answer.headers.etag))
    } else {
      belief.etags.delete(target)
      learn(belief, { actor, target }, answer)
    }
  }

  async function removal(belief: Belief) {
    const [actor, target] = actorAndTarget(belief, [...belief.roles.keys()])
    const answer = await attempt('removal', byId.get(actor)!, ['DELETE', memberPath(belief, target)])
    if (answer.status === 204) gone(belief, target)
    else learn(belief, { actor, target }, answer)
  }

  async function leave(belief: Belief) {
    const leaver = pick([...belief.roles.keys()].filter((userId) => userId !== belief.ownerId)) ?? belief.ownerId
    const answer = await attempt('leave', byId.get(leaver)!, ['DELETE', memberPath(belief, 'me')])
    if (answer.status === 204) gone(belief, leaver)
    else learn(belief, { actor: leaver }, answer)
  }

  /** Invites a person who is no member, and accepts for them; or a stranger, who never accepts. */
  async function invitation(belief: Belief) {
    const actor = pick(withRole(belief, 'administrator')) ?? belief.ownerId
    const guest = randomInt(4) > 0 ? pick(people.filter(({ userId }) => !belief.roles.has(userId))) : undefined
    const email = guest?.email ?? `stranger.${++strangers}@example.com`
    const role = randomInt(4) > 0 ? 'administrator' : 'developer'
    const path = `/v1/companies/${belief.companyId}/invitations`
    const body = { emails: [email], access: { companyRole: role } }
    const answer = await attempt('invitation', byId.get(actor)!, ['POST', path, body])
    if (answer.status !== 200) return learn(belief, { actor }, answer)
    const [{ invitationId }] = answer.body.results
    if (guest && invitationId) await letIn(belief, { actor, guest, role, path: `${path}/${invitationId}/link` })
  }

  async function letIn(belief: Belief, offer: { actor: string; guest: Person; role: Role; path: string }) {
    const link = await attempt('link', byId.get(offer.actor)!, ['POST', offer.path])
    if (link.status !== 200) return
    const token = link.body.token
    const { status } = await attempt('acceptance', offer.guest, ['POST', '/v1/invitations/accept', { token }])
    if (status === 200) belief.roles.set(offer.guest.userId, offer.role)
  }

  /** Has the company too few members or administrators to race? */
  function isWeak(belief: Belief): boolean {
    return belief.roles.size < 4 || withRole(belief, 'administrator').length < 3
  }

  async function mend(belief: Belief) {
    const lowly = pick([...belief.roles.keys()].filter((userId) => belief.roles.get(userId) !== 'administrator'))
    if (!lowly || randomInt(2) === 0) return invitation(belief)
    const actor = pick(withRole(belief, 'administrator')) ?? belief.ownerId
    await changeRole('promotion', belief, actor, lowly, 'administrator')
  }

  /** Corrects the belief by what a refusal tells about the people in it. */
  function learn(belief: Belief, { actor, target }: { actor: string; target?: string }, { status, body }: Answer) {
    if (status === 404 && target && body.code === 'not-found' && randomInt(2) === 0) gone(belief, target)
    else if (status === 403 || status === 404 || status === 422) return lookAgain(belief, actor)
  }

  async function lookAgain(belief: Belief, stranger?: string) {
    if (stranger) belief.roles.delete(stranger)
    const members = [belief.ownerId, ...belief.roles.keys(), ...byId.keys()]
    for (const userId of members.slice(0, 4)) {
      const seen = await look(belief.companyId, byId.get(userId)!).catch(() => undefined)
      if (seen) return Object.assign(belief, seen)
    }
  }

  async function look(companyId: string, person: Person): Promise<Belief> {
    const page = await person.expect(200, 'GET', `/v1/companies/${companyId}/members?limit=200`)
    const rows = page.items as { userId: string; isOwner: boolean; access: { companyRole: Role } }[]
    return {
      companyId,
      ownerId: rows.find(({ isOwner }) => isOwner)!.userId,
      roles: new Map(rows.map(({ userId, access }) => [userId, access.companyRole])),
      etags: new Map(),
    }
  }

  /** Picks different people if possible. */
  function actorAndTarget(belief: Belief, targets: string[]): [string, string] {
    const actor = pick(withRole(belief, 'administrator')) ?? belief.ownerId
    return [actor, pick(targets.filter((userId) => userId !== actor)) ?? belief.ownerId]
  }
}

function refusalOf(answer: Answer): string | undefined {
  if (answer.status >= 400) return codeOf(answer)
  const result = answer.body?.results?.[0]?.result
  return result === undefined || result === 'invited' || result === 'replaced' ? undefined : result
}

function gone(belief: Belief, userId: string) {
  belief.roles.delete(userId)
  belief.etags.delete(userId)
}

function withRole(belief: Belief, role: Role): string[] {
  return [...belief.roles].filter(([, present]) => present === role).map(([userId]) => userId)
}

function memberPath({ companyId }: Belief, userId: string): string {
  return `/v1/companies/${companyId}/members/${userId}`
}

function pick<T>(from: readonly T[]): T | undefined {
  return from.length > 0 ? from[randomInt(from.length)] : undefined
}
