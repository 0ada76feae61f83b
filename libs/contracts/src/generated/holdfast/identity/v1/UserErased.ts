
export interface UserErasedInput {
  'userId'?: (string);
}

export interface UserErased {
  'userId': (string);
}
