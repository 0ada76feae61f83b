
export interface GetMemberRequestInput {
  'companyId'?: (string);
  'userId'?: (string);
}

export interface GetMemberRequest {
  'companyId': (string);
  'userId': (string);
}
