import type { KeyPermissionsInput as _holdfast_identity_v1_KeyPermissionsInput, KeyPermissions as _holdfast_identity_v1_KeyPermissions } from '../../../holdfast/identity/v1/KeyPermissions.ts';
import type { Long } from '@grpc/proto-loader';

export interface CreateKeyRequestInput {
  'companyId'?: (string);
  'name'?: (string);
  'expiresAt'?: (number | string | Long);
  'permissions'?: (_holdfast_identity_v1_KeyPermissionsInput | null);
  '_expiresAt'?: "expiresAt";
  '_permissions'?: "permissions";
}

export interface CreateKeyRequest {
  'companyId': (string);
  'name': (string);
  'expiresAt'?: (number);
  'permissions'?: (_holdfast_identity_v1_KeyPermissions | null);
  '_expiresAt'?: "expiresAt";
  '_permissions'?: "permissions";
}
