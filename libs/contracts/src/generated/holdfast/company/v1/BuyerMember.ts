import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';

export interface BuyerMemberInput {
  'userId'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
}

export interface BuyerMember {
  'userId': (string);
  'access': (_holdfast_company_v1_Access | null);
}
