
export interface DescribeUsersRequestInput {
  'userIds'?: (string)[];
}

export interface DescribeUsersRequest {
  'userIds': (string)[];
}
