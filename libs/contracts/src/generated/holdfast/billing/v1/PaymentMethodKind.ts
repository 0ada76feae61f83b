export const PaymentMethodKind = {
  PAYMENT_METHOD_KIND_UNSPECIFIED: 'PAYMENT_METHOD_KIND_UNSPECIFIED',
  PAYMENT_METHOD_KIND_CARD: 'PAYMENT_METHOD_KIND_CARD',
  PAYMENT_METHOD_KIND_BANK_DEBIT: 'PAYMENT_METHOD_KIND_BANK_DEBIT',
} as const;

export type PaymentMethodKindInput =
  | 'PAYMENT_METHOD_KIND_UNSPECIFIED'
  | 0
  | 'PAYMENT_METHOD_KIND_CARD'
  | 1
  | 'PAYMENT_METHOD_KIND_BANK_DEBIT'
  | 2

export type PaymentMethodKind = typeof PaymentMethodKind[keyof typeof PaymentMethodKind]
