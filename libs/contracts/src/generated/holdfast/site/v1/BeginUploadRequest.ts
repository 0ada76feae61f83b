
export interface BeginUploadRequestInput {
  'environmentId'?: (string);
  'mediaType'?: (string);
  'contentDigest'?: (string);
  'note'?: (string);
  '_contentDigest'?: "contentDigest";
  '_note'?: "note";
}

export interface BeginUploadRequest {
  'environmentId': (string);
  'mediaType': (string);
  'contentDigest'?: (string);
  'note'?: (string);
  '_contentDigest'?: "contentDigest";
  '_note'?: "note";
}
