
export interface GetMonthRequestInput {
  'companyId'?: (string);
  'on'?: (string);
  '_on'?: "on";
}

export interface GetMonthRequest {
  'companyId': (string);
  'on'?: (string);
  '_on'?: "on";
}
