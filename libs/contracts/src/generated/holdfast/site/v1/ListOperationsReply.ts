import type { OperationInput as _holdfast_site_v1_OperationInput, Operation as _holdfast_site_v1_Operation } from '../../../holdfast/site/v1/Operation.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListOperationsReplyInput {
  'operations'?: (_holdfast_site_v1_OperationInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListOperationsReply {
  'operations': (_holdfast_site_v1_Operation)[];
  'nextCursor': (string);
  'total': (number);
}
