import type { AccessInput as _holdfast_company_v1_AccessInput, Access as _holdfast_company_v1_Access } from '../../../holdfast/company/v1/Access.ts';
import type { InvitationStateInput as _holdfast_company_v1_InvitationStateInput, InvitationState as _holdfast_company_v1_InvitationState } from '../../../holdfast/company/v1/InvitationState.ts';
import type { Long } from '@grpc/proto-loader';

export interface InvitationInput {
  'invitationId'?: (string);
  'email'?: (string);
  'access'?: (_holdfast_company_v1_AccessInput | null);
  'state'?: (_holdfast_company_v1_InvitationStateInput);
  'invitedBy'?: (string);
  'createdAt'?: (number | string | Long);
  'expiresAt'?: (number | string | Long);
  'version'?: (number | string | Long);
}

export interface Invitation {
  'invitationId': (string);
  'email': (string);
  'access': (_holdfast_company_v1_Access | null);
  'state': (_holdfast_company_v1_InvitationState);
  'invitedBy': (string);
  'createdAt': (number);
  'expiresAt': (number);
  'version': (number);
}
