
export interface ChangeMembersResultInput {
  'userId'?: (string);
  'result'?: (string);
}

export interface ChangeMembersResult {
  'userId': (string);
  'result': (string);
}
