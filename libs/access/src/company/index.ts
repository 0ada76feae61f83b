export {
  type CompanyAccess,
  createCompanyAccess,
  type Freshness,
  type Membership,
  type Remote,
} from './company-access.ts'
export { type CompanyFacts, createCompanyFacts } from './company-facts.ts'
export { createOwnerChecks, type OwnerChecks, type OwnerLedger } from './owner-checks.ts'
export { type About, type Question, questionFromWire, type Verdict, verdictsToWire } from './question.ts'
export { openRemoteChecks, type RemoteChecks } from './remote-checks.ts'
