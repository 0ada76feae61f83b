
export interface WithdrawClosingByOperatorRequestInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface WithdrawClosingByOperatorRequest {
  'companyId': (string);
  'reason': (string);
}
