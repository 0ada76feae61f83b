import type { Long } from '@grpc/proto-loader';

export interface HostInput {
  'hostId'?: (string);
  'answers'?: (boolean);
  'driver'?: (string);
  'capabilities'?: (string)[];
  'environments'?: (number | string | Long);
  'reconciledAt'?: (number | string | Long);
  '_reconciledAt'?: "reconciledAt";
}

export interface Host {
  'hostId': (string);
  'answers': (boolean);
  'driver': (string);
  'capabilities': (string)[];
  'environments': (number);
  'reconciledAt'?: (number);
  '_reconciledAt'?: "reconciledAt";
}
