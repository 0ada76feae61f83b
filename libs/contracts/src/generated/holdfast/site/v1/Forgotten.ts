
export interface ForgottenInput {
  'companyId'?: (string);
  'siteId'?: (string);
  'operationId'?: (string);
  'environmentId'?: (string);
  'reason'?: (string);
  '_operationId'?: "operationId";
  '_environmentId'?: "environmentId";
}

export interface Forgotten {
  'companyId': (string);
  'siteId': (string);
  'operationId'?: (string);
  'environmentId'?: (string);
  'reason': (string);
  '_operationId'?: "operationId";
  '_environmentId'?: "environmentId";
}
