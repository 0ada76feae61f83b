
export interface WithdrawClosingRequestInput {
  'companyId'?: (string);
}

export interface WithdrawClosingRequest {
  'companyId': (string);
}
