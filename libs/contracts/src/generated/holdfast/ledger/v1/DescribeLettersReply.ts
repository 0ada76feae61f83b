import type { LetterDescriptionInput as _holdfast_ledger_v1_LetterDescriptionInput, LetterDescription as _holdfast_ledger_v1_LetterDescription } from '../../../holdfast/ledger/v1/LetterDescription.ts';
import type { LetterAttachmentInput as _holdfast_ledger_v1_LetterAttachmentInput, LetterAttachment as _holdfast_ledger_v1_LetterAttachment } from '../../../holdfast/ledger/v1/LetterAttachment.ts';

export interface DescribeLettersReplyInput {
  'letters'?: (_holdfast_ledger_v1_LetterDescriptionInput)[];
  'attachments'?: (_holdfast_ledger_v1_LetterAttachmentInput)[];
}

export interface DescribeLettersReply {
  'letters': (_holdfast_ledger_v1_LetterDescription)[];
  'attachments': (_holdfast_ledger_v1_LetterAttachment)[];
}
