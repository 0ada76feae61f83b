
export interface DeleteOrphanRequestInput {
  'hostId'?: (string);
  'environmentId'?: (string);
  'itemId'?: (string);
  'reason'?: (string);
  '_itemId'?: "itemId";
}

export interface DeleteOrphanRequest {
  'hostId': (string);
  'environmentId': (string);
  'itemId'?: (string);
  'reason': (string);
  '_itemId'?: "itemId";
}
