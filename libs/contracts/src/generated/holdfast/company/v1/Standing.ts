import type { _holdfast_company_v1_CompanyFact_StateInput, _holdfast_company_v1_CompanyFact_State } from '../../../holdfast/company/v1/CompanyFact.ts';
import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';

export interface StandingInput {
  'state'?: (_holdfast_company_v1_CompanyFact_StateInput);
  'requireTwoFactor'?: (boolean);
  'isOwner'?: (boolean);
  'access'?: (_holdfast_company_v1_AccessInput | null);
}

export interface Standing {
  'state': (_holdfast_company_v1_CompanyFact_State);
  'requireTwoFactor': (boolean);
  'isOwner': (boolean);
  'access': (_holdfast_company_v1_Access | null);
}
