import type { Long } from '@grpc/proto-loader';

export interface MeInput {
  'userId'?: (string);
  'email'?: (string);
  'emailConfirmed'?: (boolean);
  'fullName'?: (string);
  'locale'?: (string);
  'twoFactor'?: (boolean);
  'createdAt'?: (number | string | Long);
  'pendingEmail'?: (string);
  'version'?: (number | string | Long);
  'recoveryCodesLeft'?: (number);
  '_pendingEmail'?: "pendingEmail";
}

export interface Me {
  'userId': (string);
  'email': (string);
  'emailConfirmed': (boolean);
  'fullName': (string);
  'locale': (string);
  'twoFactor': (boolean);
  'createdAt': (number);
  'pendingEmail'?: (string);
  'version': (number);
  'recoveryCodesLeft': (number);
  '_pendingEmail'?: "pendingEmail";
}
