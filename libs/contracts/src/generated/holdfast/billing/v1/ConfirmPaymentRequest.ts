
export interface ConfirmPaymentRequestInput {
  'companyId'?: (string);
  'paymentId'?: (string);
  'returnUrl'?: (string);
}

export interface ConfirmPaymentRequest {
  'companyId': (string);
  'paymentId': (string);
  'returnUrl': (string);
}
