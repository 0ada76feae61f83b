
export interface RecoveryCodeUsedInput {
  'userId'?: (string);
  'left'?: (number);
}

export interface RecoveryCodeUsed {
  'userId': (string);
  'left': (number);
}
