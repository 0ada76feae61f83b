import type { LetterInput as _holdfast_company_v1_LetterInput, Letter as _holdfast_company_v1_Letter } from '../../../holdfast/company/v1/Letter.ts';

export interface DescribeLetterReplyInput {
  'letters'?: (_holdfast_company_v1_LetterInput)[];
}

export interface DescribeLetterReply {
  'letters': (_holdfast_company_v1_Letter)[];
}
