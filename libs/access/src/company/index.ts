export { type AuthorizationAway, openAuthorizationAway } from './authorization-away.ts'
export { type CompanyAccess, createCompanyAccess, type Freshness } from './company-access.ts'
export { createCompanyFacts } from './company-facts.ts'
export { factMetrics } from './fact-metrics.ts'
export { createOwnerChecks, type OwnerChecks } from './owner-checks.ts'
export {
  type About,
  answersToWire,
  type OwnerAnswer,
  type OwnerQuestion,
  type Question,
  questionFromWire,
  standingQuestionFromWire,
  type Verdict,
} from './question.ts'
export { openRemoteChecks } from './remote-checks.ts'
export { createSiteFacts, type SiteFacts } from './site-facts.ts'
export { askedStandings, standingsBy } from './standing-sources.ts'
export { type FoundStanding, memberFromReply } from './standing-wire.ts'
