import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';

export interface MemberFactInput {
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'membershipId'?: (string);
}

export interface MemberFact {
  'access': (_holdfast_company_v1_Access | null);
  'membershipId': (string);
}
