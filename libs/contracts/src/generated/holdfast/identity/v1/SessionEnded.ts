
export const _holdfast_identity_v1_SessionEnded_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  CAUSE_SIGNED_OUT: 'CAUSE_SIGNED_OUT',
  CAUSE_ENDED_BY_USER: 'CAUSE_ENDED_BY_USER',
  CAUSE_CREDENTIALS_CHANGED: 'CAUSE_CREDENTIALS_CHANGED',
  CAUSE_USER_DISABLED: 'CAUSE_USER_DISABLED',
  CAUSE_USER_ERASED: 'CAUSE_USER_ERASED',
  CAUSE_EXPIRED: 'CAUSE_EXPIRED',
  CAUSE_TOO_MANY: 'CAUSE_TOO_MANY',
} as const;

export type _holdfast_identity_v1_SessionEnded_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'CAUSE_SIGNED_OUT'
  | 1
  | 'CAUSE_ENDED_BY_USER'
  | 2
  | 'CAUSE_CREDENTIALS_CHANGED'
  | 3
  | 'CAUSE_USER_DISABLED'
  | 4
  | 'CAUSE_USER_ERASED'
  | 5
  | 'CAUSE_EXPIRED'
  | 6
  | 'CAUSE_TOO_MANY'
  | 7

export type _holdfast_identity_v1_SessionEnded_Cause = typeof _holdfast_identity_v1_SessionEnded_Cause[keyof typeof _holdfast_identity_v1_SessionEnded_Cause]

export interface SessionEndedInput {
  'userId'?: (string);
  'sessionId'?: (string);
  'cause'?: (_holdfast_identity_v1_SessionEnded_CauseInput);
}

export interface SessionEnded {
  'userId': (string);
  'sessionId': (string);
  'cause': (_holdfast_identity_v1_SessionEnded_Cause);
}
