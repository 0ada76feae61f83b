import type { ReleaseInput as _holdfast_site_v1_ReleaseInput, Release as _holdfast_site_v1_Release } from '../../../holdfast/site/v1/Release.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListReleasesReplyInput {
  'releases'?: (_holdfast_site_v1_ReleaseInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListReleasesReply {
  'releases': (_holdfast_site_v1_Release)[];
  'nextCursor': (string);
  'total': (number);
}
