
export interface DepartRequestInput {
  'userId'?: (string);
}

export interface DepartRequest {
  'userId': (string);
}
