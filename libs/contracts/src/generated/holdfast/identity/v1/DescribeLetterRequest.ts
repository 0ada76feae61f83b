
export interface DescribeLetterRequestInput {
  'type'?: (string);
  'userId'?: (string);
  'data'?: (Buffer | Uint8Array | string);
  'requestId'?: (string);
}

export interface DescribeLetterRequest {
  'type': (string);
  'userId': (string);
  'data': (Buffer);
  'requestId': (string);
}
