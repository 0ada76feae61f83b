import type { UserReferenceInput as _holdfast_identity_v1_UserReferenceInput, UserReference as _holdfast_identity_v1_UserReference } from '../../../holdfast/identity/v1/UserReference.ts';

export interface ResetTwoFactorRequestInput {
  'user'?: (_holdfast_identity_v1_UserReferenceInput | null);
  'reason'?: (string);
}

export interface ResetTwoFactorRequest {
  'user': (_holdfast_identity_v1_UserReference | null);
  'reason': (string);
}
