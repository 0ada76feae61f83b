import type { FactInput as _holdfast_ledger_v1_FactInput, Fact as _holdfast_ledger_v1_Fact } from '../../../holdfast/ledger/v1/Fact.ts';
import type { Long } from '@grpc/proto-loader';

export interface SnapshotReplyInput {
  'epoch'?: (string);
  'shard'?: (number);
  'facts'?: (_holdfast_ledger_v1_FactInput)[];
  'applied'?: (number | string | Long);
  '_applied'?: "applied";
}

export interface SnapshotReply {
  'epoch': (string);
  'shard': (number);
  'facts': (_holdfast_ledger_v1_Fact)[];
  'applied'?: (number);
  '_applied'?: "applied";
}
