export const PaymentState = {
  PAYMENT_STATE_UNSPECIFIED: 'PAYMENT_STATE_UNSPECIFIED',
  PAYMENT_STATE_OPEN: 'PAYMENT_STATE_OPEN',
  PAYMENT_STATE_PAID: 'PAYMENT_STATE_PAID',
  PAYMENT_STATE_OVERDUE: 'PAYMENT_STATE_OVERDUE',
} as const;

export type PaymentStateInput =
  | 'PAYMENT_STATE_UNSPECIFIED'
  | 0
  | 'PAYMENT_STATE_OPEN'
  | 1
  | 'PAYMENT_STATE_PAID'
  | 2
  | 'PAYMENT_STATE_OVERDUE'
  | 3

export type PaymentState = typeof PaymentState[keyof typeof PaymentState]
