import type { ParkedStreamInput as _holdfast_ledger_v1_ParkedStreamInput, ParkedStream as _holdfast_ledger_v1_ParkedStream } from '../../../holdfast/ledger/v1/ParkedStream.ts';

export interface ListParkedReplyInput {
  'streams'?: (_holdfast_ledger_v1_ParkedStreamInput)[];
}

export interface ListParkedReply {
  'streams': (_holdfast_ledger_v1_ParkedStream)[];
}
