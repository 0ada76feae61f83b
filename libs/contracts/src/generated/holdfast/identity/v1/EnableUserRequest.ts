import type { UserReferenceInput as _holdfast_identity_v1_UserReferenceInput, UserReference as _holdfast_identity_v1_UserReference } from '../../../holdfast/identity/v1/UserReference.ts';

export interface EnableUserRequestInput {
  'user'?: (_holdfast_identity_v1_UserReferenceInput | null);
  'reason'?: (string);
}

export interface EnableUserRequest {
  'user': (_holdfast_identity_v1_UserReference | null);
  'reason': (string);
}
