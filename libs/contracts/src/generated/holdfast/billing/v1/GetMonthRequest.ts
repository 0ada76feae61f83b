
export interface GetMonthRequestInput {
  'companyId'?: (string);
}

export interface GetMonthRequest {
  'companyId': (string);
}
