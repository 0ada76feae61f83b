import type { LetterActInput as _holdfast_ledger_v1_LetterActInput, LetterAct as _holdfast_ledger_v1_LetterAct } from '../../../holdfast/ledger/v1/LetterAct.ts';

export interface ListActsReplyInput {
  'acts'?: (_holdfast_ledger_v1_LetterActInput)[];
  'hasMore'?: (boolean);
}

export interface ListActsReply {
  'acts': (_holdfast_ledger_v1_LetterAct)[];
  'hasMore': (boolean);
}
