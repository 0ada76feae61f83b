
export interface ListInvitationsRequestInput {
  'companyId'?: (string);
  'limit'?: (number);
  'after'?: (string);
}

export interface ListInvitationsRequest {
  'companyId': (string);
  'limit': (number);
  'after': (string);
}
