
export interface AccountOpenedInput {
  'companyId'?: (string);
}

export interface AccountOpened {
  'companyId': (string);
}
