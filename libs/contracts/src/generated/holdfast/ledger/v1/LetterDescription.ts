import type { LetterActInput as _holdfast_ledger_v1_LetterActInput, LetterAct as _holdfast_ledger_v1_LetterAct } from '../../../holdfast/ledger/v1/LetterAct.ts';

export interface LetterDescriptionInput {
  'userId'?: (string);
  'email'?: (string);
  'template'?: (string);
  'token'?: (string);
  'values'?: ({[key: string]: string});
  'languageOfUserId'?: (string);
  'acts'?: (_holdfast_ledger_v1_LetterActInput)[];
  'hasMoreActs'?: (boolean);
  'recipientId'?: (string);
  'language'?: (string);
  'recipient'?: "userId"|"email";
}

export interface LetterDescription {
  'userId'?: (string);
  'email'?: (string);
  'template': (string);
  'token': (string);
  'values': ({[key: string]: string});
  'languageOfUserId': (string);
  'acts': (_holdfast_ledger_v1_LetterAct)[];
  'hasMoreActs': (boolean);
  'recipientId': (string);
  'language': (string);
  'recipient'?: "userId"|"email";
}
