export {
  type CompanyAccess,
  createCompanyAccess,
  type Freshness,
  type Membership,
} from './company-access.ts'
export { createCompanyFacts } from './company-facts.ts'
export { createOwnerChecks, type OwnerChecks } from './owner-checks.ts'
export { type Question, questionFromWire, type Verdict, verdictsToWire } from './question.ts'
export { openRemoteChecks } from './remote-checks.ts'
