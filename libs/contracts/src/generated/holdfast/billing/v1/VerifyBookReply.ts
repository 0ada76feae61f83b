import type { BookFindingInput as _holdfast_billing_v1_BookFindingInput, BookFinding as _holdfast_billing_v1_BookFinding } from '../../../holdfast/billing/v1/BookFinding.ts';

export interface VerifyBookReplyInput {
  'findings'?: (_holdfast_billing_v1_BookFindingInput)[];
  'companies'?: (number);
  'documents'?: (number);
  'nextCursor'?: (string);
}

export interface VerifyBookReply {
  'findings': (_holdfast_billing_v1_BookFinding)[];
  'companies': (number);
  'documents': (number);
  'nextCursor': (string);
}
