
export interface VerifyBookRequestInput {
  'after'?: (string);
}

export interface VerifyBookRequest {
  'after': (string);
}
