import type { Long } from '@grpc/proto-loader';

export interface ListActsRequestInput {
  'actorIds'?: (string)[];
  'since'?: (number | string | Long);
  'limit'?: (number);
}

export interface ListActsRequest {
  'actorIds': (string)[];
  'since': (number);
  'limit': (number);
}
