import type { Long } from '@grpc/proto-loader';

export interface LetterActInput {
  'act'?: (string);
  'at'?: (number | string | Long);
  'values'?: ({[key: string]: string});
}

export interface LetterAct {
  'act': (string);
  'at': (number);
  'values': ({[key: string]: string});
}
