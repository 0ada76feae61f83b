
export interface CompanyCreatedInput {
  'companyId'?: (string);
  'ownerId'?: (string);
  'planId'?: (string);
  'membershipId'?: (string);
}

export interface CompanyCreated {
  'companyId': (string);
  'ownerId': (string);
  'planId': (string);
  'membershipId': (string);
}
