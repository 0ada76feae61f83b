import {
  CompanyChanged,
  CompanyClosed,
  CompanyClosing,
  CompanyCreated,
  CompanyKept,
  CompanyRestored,
  CompanySuspended,
  OwnerRecoveryStarted,
  OwnerRecoveryStopped,
  OwnershipTransferred,
  SuspensionReasonsChanged,
} from '@holdfast/contracts/company'
import type { CompanyEvent } from './company.ts'

/** The contract's message for each event of a company. */
export const companyEvents = {
  CompanyCreated,
  CompanyChanged,
  CompanySuspended,
  CompanyRestored,
  SuspensionReasonsChanged,
  CompanyClosing,
  CompanyKept,
  CompanyClosed,
  OwnershipTransferred,
  OwnerRecoveryStarted,
  OwnerRecoveryStopped,
} satisfies Record<CompanyEvent['type'], object>
