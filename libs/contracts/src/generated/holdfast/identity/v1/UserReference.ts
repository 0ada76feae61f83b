
export interface UserReferenceInput {
  'userId'?: (string);
  'email'?: (string);
  'by'?: "userId"|"email";
}

export interface UserReference {
  'userId'?: (string);
  'email'?: (string);
  'by'?: "userId"|"email";
}
