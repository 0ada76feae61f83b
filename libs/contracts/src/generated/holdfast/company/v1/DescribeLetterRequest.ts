
export interface DescribeLetterRequestInput {
  'type'?: (string);
  'companyId'?: (string);
  'data'?: (Buffer | Uint8Array | string);
  'actorId'?: (string);
  '_actorId'?: "actorId";
}

export interface DescribeLetterRequest {
  'type': (string);
  'companyId': (string);
  'data': (Buffer);
  'actorId'?: (string);
  '_actorId'?: "actorId";
}
