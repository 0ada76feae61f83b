
export interface GetStatementRequestInput {
  'companyId'?: (string);
  'from'?: (string);
  'to'?: (string);
}

export interface GetStatementRequest {
  'companyId': (string);
  'from': (string);
  'to': (string);
}
