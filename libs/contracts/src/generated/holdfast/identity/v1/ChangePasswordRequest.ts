
export interface ChangePasswordRequestInput {
  'currentPassword'?: (string);
  'newPassword'?: (string);
}

export interface ChangePasswordRequest {
  'currentPassword': (string);
  'newPassword': (string);
}
