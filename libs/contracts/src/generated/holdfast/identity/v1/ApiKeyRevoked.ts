
export const _holdfast_identity_v1_ApiKeyRevoked_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  CAUSE_REVOKED: 'CAUSE_REVOKED',
  CAUSE_EXPIRED: 'CAUSE_EXPIRED',
  CAUSE_MAKER_GONE: 'CAUSE_MAKER_GONE',
  CAUSE_MAKER_DEMOTED: 'CAUSE_MAKER_DEMOTED',
  CAUSE_MAKER_DISABLED: 'CAUSE_MAKER_DISABLED',
  CAUSE_MAKER_ERASED: 'CAUSE_MAKER_ERASED',
  CAUSE_COMPANY_CLOSED: 'CAUSE_COMPANY_CLOSED',
  CAUSE_MAKER_RECLAIMED: 'CAUSE_MAKER_RECLAIMED',
} as const;

export type _holdfast_identity_v1_ApiKeyRevoked_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'CAUSE_REVOKED'
  | 1
  | 'CAUSE_EXPIRED'
  | 2
  | 'CAUSE_MAKER_GONE'
  | 3
  | 'CAUSE_MAKER_DEMOTED'
  | 4
  | 'CAUSE_MAKER_DISABLED'
  | 5
  | 'CAUSE_MAKER_ERASED'
  | 6
  | 'CAUSE_COMPANY_CLOSED'
  | 7
  | 'CAUSE_MAKER_RECLAIMED'
  | 8

export type _holdfast_identity_v1_ApiKeyRevoked_Cause = typeof _holdfast_identity_v1_ApiKeyRevoked_Cause[keyof typeof _holdfast_identity_v1_ApiKeyRevoked_Cause]

export interface ApiKeyRevokedInput {
  'companyId'?: (string);
  'keyId'?: (string);
  'userId'?: (string);
  'cause'?: (_holdfast_identity_v1_ApiKeyRevoked_CauseInput);
}

export interface ApiKeyRevoked {
  'companyId': (string);
  'keyId': (string);
  'userId': (string);
  'cause': (_holdfast_identity_v1_ApiKeyRevoked_Cause);
}
