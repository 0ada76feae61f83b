
export interface GuessingStoppedInput {
  'userId'?: (string);
}

export interface GuessingStopped {
  'userId': (string);
}
