import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';

export interface InvitationSentInput {
  'companyId'?: (string);
  'invitationId'?: (string);
  'attempt'?: (number);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'replaces'?: (string);
  '_replaces'?: "replaces";
}

export interface InvitationSent {
  'companyId': (string);
  'invitationId': (string);
  'attempt': (number);
  'access': (_holdfast_company_v1_Access | null);
  'replaces'?: (string);
  '_replaces'?: "replaces";
}
