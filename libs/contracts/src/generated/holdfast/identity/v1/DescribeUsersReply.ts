import type { UserDescriptionInput as _holdfast_identity_v1_UserDescriptionInput, UserDescription as _holdfast_identity_v1_UserDescription } from '../../../holdfast/identity/v1/UserDescription.ts';

export interface DescribeUsersReplyInput {
  'users'?: (_holdfast_identity_v1_UserDescriptionInput)[];
}

export interface DescribeUsersReply {
  'users': (_holdfast_identity_v1_UserDescription)[];
}
