import { idBytes, idText, isId } from '@holdfast/contracts'
import type {
  BatchCheckReply,
  BatchCheckReplyInput,
  BatchCheckRequestInput,
  Check,
  CheckInput,
  StandingQuestion as WireStandingQuestion,
} from '@holdfast/contracts/company'
import type { Refusal, Resource } from '../decide.ts'
import { ABOUT } from '../grants/check.ts'
import { isPermission, type PermissionId } from '../permissions.ts'
import { type FoundStanding, foundStandingFromWire, foundStandingToWire } from './standing-wire.ts'

/** May this user do this in this company, or on this site of the company? */
export interface Question {
  permission: PermissionId
  /** 16 bytes each. */
  userId: Uint8Array
  companyId: Uint8Array
  siteId?: Uint8Array
  /** An environment of the site. */
  environmentId?: Uint8Array
  /** Bits of {@link ABOUT}. */
  about: number
}

/** What is this user in this company? */
export interface StandingQuestion {
  /** 16 bytes each. */
  userId: Uint8Array
  companyId: Uint8Array
}

/** What may be asked of a process of company. */
export type OwnerQuestion = Question | StandingQuestion

export function isStandingQuestion(asked: OwnerQuestion): asked is StandingQuestion {
  return !('permission' in asked)
}

/**
 * What else the answer depends on. A field that is left out is read as the value that allows less. Where a site is
 * named, its facts say whether premium staging is paid for, and where an environment is named, what kind it is: the
 * fields for this do not count then.
 */
export interface About extends Omit<Resource, 'site'> {
  /** A site of the company. Nobody may do anything on a site that the company does not have. */
  siteId?: string
  /** An environment of the site. Nobody may do anything in an environment that the site does not have. */
  environmentId?: string
  /** The user has two-factor authentication on and passed it. */
  twoFactor?: boolean
}

/**
 * The answer to a {@link Question}, with the reason if it is denied. `not-found`: the user has no role in the company,
 * and must not learn whether it exists. `unknown` must never be taken for allowed; it is also the answer if the denial
 * is certain and its reason is not.
 */
export type Verdict = 'allowed' | 'unknown' | 'not-found' | Refusal

/** The answer to an {@link OwnerQuestion}: a verdict to a {@link Question}, otherwise a standing. */
export type OwnerAnswer = Verdict | FoundStanding

/** A question with ids as text. Undefined if one of them is no id: such a user, company or site does not exist. */
export function questionOf(
  permission: PermissionId,
  userId: string,
  companyId: string,
  { siteId, environmentId, ...about }: About,
): Question | undefined {
  const named = [userId, companyId, siteId, environmentId].filter((id) => id !== undefined)
  if (!named.every(isId) || (environmentId !== undefined && siteId === undefined)) return undefined
  return {
    permission,
    userId: idBytes(userId),
    companyId: idBytes(companyId),
    ...(siteId !== undefined && { siteId: idBytes(siteId) }),
    ...(environmentId !== undefined && { environmentId: idBytes(environmentId) }),
    about: aboutBits(about),
  }
}

function aboutBits({ twoFactor, environment, paysPremiumStaging, reads }: Omit<About, 'siteId' | 'environmentId'>) {
  return (
    (twoFactor ? ABOUT.passedTwoFactor : 0) |
    (environment === 'staging' ? ABOUT.staging : 0) |
    (paysPremiumStaging === false ? ABOUT.paysNoPremiumStaging : 0) |
    (reads ? ABOUT.onlyReads : 0)
  )
}

export function aboutOf(bits: number): Omit<Resource, 'site'> & { twoFactor: boolean } {
  return {
    twoFactor: (bits & ABOUT.passedTwoFactor) !== 0,
    environment: bits & ABOUT.staging ? 'staging' : 'live',
    reads: (bits & ABOUT.onlyReads) !== 0,
    ...(bits & ABOUT.paysNoPremiumStaging ? { paysPremiumStaging: false } : {}),
  }
}

function questionToWire({ about, ...question }: Question): CheckInput {
  return {
    ...question,
    passedTwoFactor: (about & ABOUT.passedTwoFactor) !== 0,
    staging: (about & ABOUT.staging) !== 0,
    onlyReads: (about & ABOUT.onlyReads) !== 0,
    paysNoPremiumStaging: (about & ABOUT.paysNoPremiumStaging) !== 0,
  }
}

/**
 * Returns undefined for a question that cannot be answered here: its permission is not known, an id is not 16 bytes
 * long, or it names an environment without a site.
 */
export function questionFromWire(check: Check): Question | undefined {
  const { permission, userId, companyId, passedTwoFactor, staging, onlyReads, paysNoPremiumStaging } = check
  const siteId = check.siteId ?? undefined
  const environmentId = check.environmentId ?? undefined
  if (!isPermission(permission) || (environmentId && !siteId)) return undefined
  if ([userId, companyId, siteId, environmentId].some((id) => id && id.length !== 16)) return undefined
  const about = aboutBits({
    twoFactor: passedTwoFactor,
    environment: staging ? 'staging' : 'live',
    reads: onlyReads,
    ...(paysNoPremiumStaging && { paysPremiumStaging: false }),
  })
  return { permission, userId, companyId, ...(siteId && { siteId }), ...(environmentId && { environmentId }), about }
}

/** Returns undefined if an id is not 16 bytes long. */
export function standingQuestionFromWire({ userId, companyId }: WireStandingQuestion): StandingQuestion | undefined {
  return userId.length === 16 && companyId.length === 16 ? { userId, companyId } : undefined
}

type WireRefusal = BatchCheckReply['refusals'][number]

const toWire = {
  'not-found': 'REFUSAL_NOT_FOUND',
  'not-allowed': 'REFUSAL_NOT_ALLOWED',
  'two-factor-required': 'REFUSAL_TWO_FACTOR_REQUIRED',
  'company-closed': 'REFUSAL_COMPANY_CLOSED',
  'company-suspended': 'REFUSAL_COMPANY_SUSPENDED',
} as const satisfies Record<Exclude<Verdict, 'allowed' | 'unknown'>, WireRefusal>

const fromWire = new Map<WireRefusal, Verdict>(
  Object.entries(toWire).map(([verdict, refusal]) => [refusal, verdict as Verdict]),
)

export function askedToWire(request: number, asked: OwnerQuestion[]): BatchCheckRequestInput {
  return {
    request,
    checks: asked.flatMap((one) => (isStandingQuestion(one) ? [] : [questionToWire(one)])),
    standings: asked.filter(isStandingQuestion).map(({ userId, companyId }) => ({ userId, companyId })),
  }
}

export function answersToWire(request: number, verdicts: Verdict[], standings: FoundStanding[] = []) {
  return {
    request,
    decisions: verdicts.map((verdict) => {
      if (verdict === 'allowed') return 'DECISION_ALLOWED'
      return verdict === 'unknown' ? 'DECISION_UNKNOWN' : 'DECISION_DENIED'
    }),
    refusals: verdicts.map((verdict) =>
      verdict === 'allowed' || verdict === 'unknown' ? 'REFUSAL_UNSPECIFIED' : toWire[verdict],
    ),
    standings: standings.map(foundStandingToWire),
  } satisfies BatchCheckReplyInput
}

/** One answer to each question, in their order; `unknown` if it is missing or not understood. */
export function answersFromWire(reply: BatchCheckReply, asked: OwnerQuestion[]): OwnerAnswer[] {
  let checks = 0
  let standings = 0
  return asked.map((one) =>
    isStandingQuestion(one)
      ? foundStandingFromWire(reply.standings[standings++], idText(one.companyId))
      : verdictFromWire(reply, checks++),
  )
}

function verdictFromWire({ decisions, refusals }: BatchCheckReply, i: number): Verdict {
  if (decisions[i] === 'DECISION_ALLOWED') return 'allowed'
  if (decisions[i] !== 'DECISION_DENIED') return 'unknown'
  return fromWire.get(refusals[i]!) ?? 'not-allowed'
}
