export const SuspensionReason = {
  SUSPENSION_REASON_UNSPECIFIED: 'SUSPENSION_REASON_UNSPECIFIED',
  SUSPENSION_REASON_OPERATOR: 'SUSPENSION_REASON_OPERATOR',
  SUSPENSION_REASON_UNPAID: 'SUSPENSION_REASON_UNPAID',
} as const;

export type SuspensionReasonInput =
  | 'SUSPENSION_REASON_UNSPECIFIED'
  | 0
  | 'SUSPENSION_REASON_OPERATOR'
  | 1
  | 'SUSPENSION_REASON_UNPAID'
  | 2

export type SuspensionReason = typeof SuspensionReason[keyof typeof SuspensionReason]
