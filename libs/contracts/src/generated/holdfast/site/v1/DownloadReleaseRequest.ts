
export interface DownloadReleaseRequestInput {
  'environmentId'?: (string);
  'releaseId'?: (string);
}

export interface DownloadReleaseRequest {
  'environmentId': (string);
  'releaseId': (string);
}
