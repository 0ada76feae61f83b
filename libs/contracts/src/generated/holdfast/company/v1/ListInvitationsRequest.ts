import type { InvitationStateInput as _holdfast_company_v1_InvitationStateInput, InvitationState as _holdfast_company_v1_InvitationState } from '../../../holdfast/company/v1/InvitationState.ts';

export interface ListInvitationsRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
  'search'?: (string);
  'state'?: (_holdfast_company_v1_InvitationStateInput);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}

export interface ListInvitationsRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
  'search': (string);
  'state': (_holdfast_company_v1_InvitationState);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}
