
export const _holdfast_company_v1_OwnerRecoveryStopped_Cause = {
  CAUSE_UNSPECIFIED: 'CAUSE_UNSPECIFIED',
  CAUSE_OBJECTED: 'CAUSE_OBJECTED',
  CAUSE_IMPOSSIBLE: 'CAUSE_IMPOSSIBLE',
} as const;

export type _holdfast_company_v1_OwnerRecoveryStopped_CauseInput =
  | 'CAUSE_UNSPECIFIED'
  | 0
  | 'CAUSE_OBJECTED'
  | 1
  | 'CAUSE_IMPOSSIBLE'
  | 2

export type _holdfast_company_v1_OwnerRecoveryStopped_Cause = typeof _holdfast_company_v1_OwnerRecoveryStopped_Cause[keyof typeof _holdfast_company_v1_OwnerRecoveryStopped_Cause]

export interface OwnerRecoveryStoppedInput {
  'companyId'?: (string);
  'newOwnerId'?: (string);
  'cause'?: (_holdfast_company_v1_OwnerRecoveryStopped_CauseInput);
}

export interface OwnerRecoveryStopped {
  'companyId': (string);
  'newOwnerId': (string);
  'cause': (_holdfast_company_v1_OwnerRecoveryStopped_Cause);
}
