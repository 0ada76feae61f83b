
export interface SnapshotRequestInput {
  'tables'?: (string)[];
}

export interface SnapshotRequest {
  'tables': (string)[];
}
