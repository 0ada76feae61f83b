import { idText } from '@holdfast/contracts'
import type {
  CompanyFact,
  GetStandingReply,
  StandingAnswer,
  StandingAnswerInput,
  Standing as WireStanding,
} from '@holdfast/contracts/company'
import { accessFromWire, accessToWire } from '../access-wire.ts'
import type { Standing } from '../decide.ts'
import type { KnownMember } from '../standing-source.ts'

type State = Standing['company']['state']

const toState = {
  active: 'STATE_ACTIVE',
  suspended: 'STATE_SUSPENDED',
  closed: 'STATE_CLOSED',
} as const satisfies Record<State, CompanyFact['state']>

const fromState = new Map<CompanyFact['state'], State>(
  Object.entries(toState).map(([state, wire]) => [wire, state as State]),
)

/** A company's state from its fact; undefined for a state that this process does not know. */
export function stateFromFact(state: CompanyFact['state']): State | undefined {
  return fromState.get(state)
}

/**
 * What an owner process found: a standing, `not-found` for a user without a role there, or `unknown` if the process
 * cannot say.
 */
export type FoundStanding = Standing | 'not-found' | 'unknown'

export function foundStandingToWire(found: FoundStanding): StandingAnswerInput {
  if (found === 'unknown') return { isKnown: false }
  if (found === 'not-found') return { isKnown: true }
  const { company, isOwner, access } = found
  const { state, requireTwoFactor } = company
  return {
    isKnown: true,
    standing: { state: toState[state], requireTwoFactor, isOwner, access: accessToWire(access) },
  }
}

/**
 * Reads the answer of an owner process. It is `unknown` also if the answer is missing, or says what only newer
 * processes understand.
 */
export function foundStandingFromWire(answer: StandingAnswer | undefined, companyId: string): FoundStanding {
  if (!answer?.isKnown) return 'unknown'
  if (!answer.standing) return 'not-found'
  return standingFrom(answer.standing, companyId) ?? 'unknown'
}

/**
 * The member in a reply of company's `Standings.GetStanding`; undefined for a user without a role there; `unknown` if
 * the reply says what only newer processes understand.
 */
export function memberFromReply(
  { company, member }: GetStandingReply,
  userId: string,
  companyId: string,
): (KnownMember & { membershipId: string }) | undefined | 'unknown' {
  if (!company || !member) return undefined
  const { ownerId } = company
  const isOwner = ownerId.length === 16 && idText(ownerId) === userId
  const standing = standingFrom({ ...company, isOwner, access: member.access }, companyId)
  return standing ? { standing, membershipId: member.membershipId } : 'unknown'
}

function standingFrom(wire: WireStanding, companyId: string): Standing | undefined {
  const { requireTwoFactor, isOwner } = wire
  const state = stateFromFact(wire.state)
  const access = accessFromWire(wire.access)
  return state && access && { companyId, company: { state, requireTwoFactor }, isOwner, access }
}
