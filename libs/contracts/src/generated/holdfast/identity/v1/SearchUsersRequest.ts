
export interface SearchUsersRequestInput {
  'userIds'?: (string)[];
  'text'?: (string);
}

export interface SearchUsersRequest {
  'userIds': (string)[];
  'text': (string);
}
