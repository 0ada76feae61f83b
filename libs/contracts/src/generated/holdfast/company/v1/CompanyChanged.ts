
export interface CompanyChangedInput {
  'companyId'?: (string);
  'fields'?: (string)[];
  'requireTwoFactor'?: (boolean);
  '_requireTwoFactor'?: "requireTwoFactor";
}

export interface CompanyChanged {
  'companyId': (string);
  'fields': (string)[];
  'requireTwoFactor'?: (boolean);
  '_requireTwoFactor'?: "requireTwoFactor";
}
