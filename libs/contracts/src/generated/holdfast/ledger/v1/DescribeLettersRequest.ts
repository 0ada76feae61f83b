import type { ActorInput as _holdfast_ledger_v1_ActorInput, Actor as _holdfast_ledger_v1_Actor } from '../../../holdfast/ledger/v1/Actor.ts';

export interface DescribeLettersRequestInput {
  'type'?: (string);
  'data'?: (Buffer | Uint8Array | string);
  'stream'?: (string);
  'actor'?: (_holdfast_ledger_v1_ActorInput | null);
  'requestId'?: (string);
}

export interface DescribeLettersRequest {
  'type': (string);
  'data': (Buffer);
  'stream': (string);
  'actor': (_holdfast_ledger_v1_Actor | null);
  'requestId': (string);
}
