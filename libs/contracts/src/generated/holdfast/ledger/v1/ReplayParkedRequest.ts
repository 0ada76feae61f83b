
export interface ReplayParkedRequestInput {
  'owner'?: (string);
  'stream'?: (string);
}

export interface ReplayParkedRequest {
  'owner': (string);
  'stream': (string);
}
