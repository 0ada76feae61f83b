
export interface ListAdministratorsRequestInput {
  'companyId'?: (string);
}

export interface ListAdministratorsRequest {
  'companyId': (string);
}
