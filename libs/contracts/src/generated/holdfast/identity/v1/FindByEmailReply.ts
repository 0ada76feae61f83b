import type { UserDescriptionInput as _holdfast_identity_v1_UserDescriptionInput, UserDescription as _holdfast_identity_v1_UserDescription } from '../../../holdfast/identity/v1/UserDescription.ts';

export interface FindByEmailReplyInput {
  'user'?: (_holdfast_identity_v1_UserDescriptionInput | null);
  '_user'?: "user";
}

export interface FindByEmailReply {
  'user'?: (_holdfast_identity_v1_UserDescription | null);
  '_user'?: "user";
}
