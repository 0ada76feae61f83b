import type { LetterInput as _holdfast_identity_v1_LetterInput, Letter as _holdfast_identity_v1_Letter } from '../../../holdfast/identity/v1/Letter.ts';

export interface DescribeLetterReplyInput {
  'letters'?: (_holdfast_identity_v1_LetterInput)[];
}

export interface DescribeLetterReply {
  'letters': (_holdfast_identity_v1_Letter)[];
}
