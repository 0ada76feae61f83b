
export interface DeleteReleaseRequestInput {
  'environmentId'?: (string);
  'releaseId'?: (string);
}

export interface DeleteReleaseRequest {
  'environmentId': (string);
  'releaseId': (string);
}
