import type { EntryInput as _holdfast_ledger_v1_EntryInput, Entry as _holdfast_ledger_v1_Entry } from '../../../holdfast/ledger/v1/Entry.ts';
import type { Long } from '@grpc/proto-loader';

export interface ReadReplyInput {
  'epoch'?: (string);
  'entries'?: (_holdfast_ledger_v1_EntryInput)[];
  'head'?: (number | string | Long);
}

export interface ReadReply {
  'epoch': (string);
  'entries': (_holdfast_ledger_v1_Entry)[];
  'head': (number);
}
