import type { SessionInput as _holdfast_identity_v1_SessionInput, Session as _holdfast_identity_v1_Session } from '../../../holdfast/identity/v1/Session.ts';

export interface ListSessionsReplyInput {
  'sessions'?: (_holdfast_identity_v1_SessionInput)[];
  'nextCursor'?: (string);
}

export interface ListSessionsReply {
  'sessions': (_holdfast_identity_v1_Session)[];
  'nextCursor': (string);
}
