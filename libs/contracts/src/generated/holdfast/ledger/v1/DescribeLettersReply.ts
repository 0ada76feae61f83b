import type { LetterDescriptionInput as _holdfast_ledger_v1_LetterDescriptionInput, LetterDescription as _holdfast_ledger_v1_LetterDescription } from '../../../holdfast/ledger/v1/LetterDescription.ts';

export interface DescribeLettersReplyInput {
  'letters'?: (_holdfast_ledger_v1_LetterDescriptionInput)[];
}

export interface DescribeLettersReply {
  'letters': (_holdfast_ledger_v1_LetterDescription)[];
}
