import type { CloseFailureInput as _holdfast_billing_v1_CloseFailureInput, CloseFailure as _holdfast_billing_v1_CloseFailure } from '../../../holdfast/billing/v1/CloseFailure.ts';
import type { Long } from '@grpc/proto-loader';

export interface CloseInput {
  'closeId'?: (string);
  'period'?: (string);
  'dryRun'?: (boolean);
  'now'?: (boolean);
  'begunAt'?: (number | string | Long);
  'endedAt'?: (number | string | Long);
  'done'?: (number | string | Long);
  'total'?: (number | string | Long);
  'issued'?: (number | string | Long);
  'gross'?: (number | string | Long);
  'currency'?: (string);
  'failed'?: (number | string | Long);
  'failures'?: (_holdfast_billing_v1_CloseFailureInput)[];
  '_endedAt'?: "endedAt";
}

export interface Close {
  'closeId': (string);
  'period': (string);
  'dryRun': (boolean);
  'now': (boolean);
  'begunAt': (number);
  'endedAt'?: (number);
  'done': (number);
  'total': (number);
  'issued': (number);
  'gross': (number);
  'currency': (string);
  'failed': (number);
  'failures': (_holdfast_billing_v1_CloseFailure)[];
  '_endedAt'?: "endedAt";
}
