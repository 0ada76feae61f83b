export const InvoiceKind = {
  INVOICE_KIND_UNSPECIFIED: 'INVOICE_KIND_UNSPECIFIED',
  INVOICE_KIND_INVOICE: 'INVOICE_KIND_INVOICE',
  INVOICE_KIND_CREDIT_NOTE: 'INVOICE_KIND_CREDIT_NOTE',
} as const;

export type InvoiceKindInput =
  | 'INVOICE_KIND_UNSPECIFIED'
  | 0
  | 'INVOICE_KIND_INVOICE'
  | 1
  | 'INVOICE_KIND_CREDIT_NOTE'
  | 2

export type InvoiceKind = typeof InvoiceKind[keyof typeof InvoiceKind]
