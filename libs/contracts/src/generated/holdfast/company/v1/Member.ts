import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';
import type { Long } from '@grpc/proto-loader';

export interface MemberInput {
  'userId'?: (string);
  'email'?: (string);
  'fullName'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'isOwner'?: (boolean);
  'twoFactor'?: (boolean);
  'joinedAt'?: (number | string | Long);
  'version'?: (number | string | Long);
}

export interface Member {
  'userId': (string);
  'email': (string);
  'fullName': (string);
  'access': (_holdfast_company_v1_Access | null);
  'isOwner': (boolean);
  'twoFactor': (boolean);
  'joinedAt': (number);
  'version': (number);
}
