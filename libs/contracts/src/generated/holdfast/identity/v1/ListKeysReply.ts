import type { ApiKeyInput as _holdfast_identity_v1_ApiKeyInput, ApiKey as _holdfast_identity_v1_ApiKey } from '../../../holdfast/identity/v1/ApiKey.ts';

export interface ListKeysReplyInput {
  'apiKeys'?: (_holdfast_identity_v1_ApiKeyInput)[];
  'nextCursor'?: (string);
}

export interface ListKeysReply {
  'apiKeys': (_holdfast_identity_v1_ApiKey)[];
  'nextCursor': (string);
}
