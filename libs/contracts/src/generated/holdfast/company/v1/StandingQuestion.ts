
export interface StandingQuestionInput {
  'userId'?: (Buffer | Uint8Array | string);
  'companyId'?: (Buffer | Uint8Array | string);
}

export interface StandingQuestion {
  'userId': (Buffer);
  'companyId': (Buffer);
}
