import type { ApiKeyInput as _holdfast_identity_v1_ApiKeyInput, ApiKey as _holdfast_identity_v1_ApiKey } from '../../../holdfast/identity/v1/ApiKey.ts';

export interface CreateKeyReplyInput {
  'key'?: (string);
  'apiKey'?: (_holdfast_identity_v1_ApiKeyInput | null);
}

export interface CreateKeyReply {
  'key': (string);
  'apiKey': (_holdfast_identity_v1_ApiKey | null);
}
