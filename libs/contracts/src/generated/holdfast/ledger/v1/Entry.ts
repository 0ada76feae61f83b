import type { FactInput as _holdfast_ledger_v1_FactInput, Fact as _holdfast_ledger_v1_Fact } from '../../../holdfast/ledger/v1/Fact.ts';
import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';
import type { Long } from '@grpc/proto-loader';

export interface EntryInput {
  'epoch'?: (string);
  'shard'?: (number);
  'seq'?: (number | string | Long);
  'stream'?: (string);
  'version'?: (number | string | Long);
  'type'?: (string);
  'data'?: (Buffer | Uint8Array | string);
  'facts'?: (_holdfast_ledger_v1_FactInput)[];
  'actor'?: (_holdfast_ledger_v1_ActorInput | null);
  'requestId'?: (string);
  'index'?: (number);
  'at'?: (number | string | Long);
  'asksForLetter'?: (boolean);
  '_asksForLetter'?: "asksForLetter";
}

export interface Entry {
  'epoch': (string);
  'shard': (number);
  'seq': (number);
  'stream': (string);
  'version': (number);
  'type': (string);
  'data': (Buffer);
  'facts': (_holdfast_ledger_v1_Fact)[];
  'actor': (_holdfast_ledger_v1_Actor | null);
  'requestId': (string);
  'index': (number);
  'at': (number);
  'asksForLetter'?: (boolean);
  '_asksForLetter'?: "asksForLetter";
}
