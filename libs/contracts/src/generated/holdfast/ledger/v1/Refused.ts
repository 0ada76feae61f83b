import type { Long } from '@grpc/proto-loader';

export const _holdfast_ledger_v1_Refused_Reason = {
  REASON_UNSPECIFIED: 'REASON_UNSPECIFIED',
  REASON_CLOSED: 'REASON_CLOSED',
  REASON_BEHIND: 'REASON_BEHIND',
  REASON_EPOCH: 'REASON_EPOCH',
  REASON_FORMAT: 'REASON_FORMAT',
} as const;

export type _holdfast_ledger_v1_Refused_ReasonInput =
  | 'REASON_UNSPECIFIED'
  | 0
  | 'REASON_CLOSED'
  | 1
  | 'REASON_BEHIND'
  | 2
  | 'REASON_EPOCH'
  | 3
  | 'REASON_FORMAT'
  | 4

export type _holdfast_ledger_v1_Refused_Reason = typeof _holdfast_ledger_v1_Refused_Reason[keyof typeof _holdfast_ledger_v1_Refused_Reason]

export interface RefusedInput {
  'request'?: (number | string | Long);
  'reason'?: (_holdfast_ledger_v1_Refused_ReasonInput);
  'epoch'?: (string);
}

export interface Refused {
  'request': (number);
  'reason': (_holdfast_ledger_v1_Refused_Reason);
  'epoch': (string);
}
