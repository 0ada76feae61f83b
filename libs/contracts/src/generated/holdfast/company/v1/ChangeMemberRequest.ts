import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';
import type { Long } from '@grpc/proto-loader';

export interface ChangeMemberRequestInput {
  'companyId'?: (string);
  'userId'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'ifVersion'?: (number | string | Long);
  '_ifVersion'?: "ifVersion";
}

export interface ChangeMemberRequest {
  'companyId': (string);
  'userId': (string);
  'access': (_holdfast_company_v1_Access | null);
  'ifVersion'?: (number);
  '_ifVersion'?: "ifVersion";
}
