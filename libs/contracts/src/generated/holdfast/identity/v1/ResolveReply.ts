import type { FactPlaceInput as _holdfast_ledger_v1_FactPlaceInput, FactPlace as _holdfast_ledger_v1_FactPlace } from '../../../holdfast/ledger/v1/FactPlace.ts';
import type { Long } from '@grpc/proto-loader';

export interface ResolveReplyInput {
  'userId'?: (string);
  'sessionId'?: (string);
  'twoFactor'?: (boolean);
  'provenAt'?: (number | string | Long);
  'operator'?: (boolean);
  'csrfToken'?: (string);
  'expiresAt'?: (number | string | Long);
  'epoch'?: (string);
  'restsOn'?: (_holdfast_ledger_v1_FactPlaceInput)[];
  'askAgainAt'?: (number | string | Long);
}

export interface ResolveReply {
  'userId': (string);
  'sessionId': (string);
  'twoFactor': (boolean);
  'provenAt': (number);
  'operator': (boolean);
  'csrfToken': (string);
  'expiresAt': (number);
  'epoch': (string);
  'restsOn': (_holdfast_ledger_v1_FactPlace)[];
  'askAgainAt': (number);
}
