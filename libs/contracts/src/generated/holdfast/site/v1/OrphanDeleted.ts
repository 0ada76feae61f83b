
export interface OrphanDeletedInput {
  'hostId'?: (string);
  'environmentId'?: (string);
  'itemId'?: (string);
  'reason'?: (string);
  '_itemId'?: "itemId";
}

export interface OrphanDeleted {
  'hostId': (string);
  'environmentId': (string);
  'itemId'?: (string);
  'reason': (string);
  '_itemId'?: "itemId";
}
