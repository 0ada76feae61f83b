
export interface ActivateReleaseRequestInput {
  'environmentId'?: (string);
  'releaseId'?: (string);
  'reason'?: (string);
  '_reason'?: "reason";
}

export interface ActivateReleaseRequest {
  'environmentId': (string);
  'releaseId': (string);
  'reason'?: (string);
  '_reason'?: "reason";
}
