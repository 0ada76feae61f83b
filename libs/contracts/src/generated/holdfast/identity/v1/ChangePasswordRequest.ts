
export interface ChangePasswordRequestInput {
  'currentPassword'?: (string);
  'newPassword'?: (string);
  'token'?: (string);
}

export interface ChangePasswordRequest {
  'currentPassword': (string);
  'newPassword': (string);
  'token': (string);
}
