import type { OrphanInput as _holdfast_site_v1_OrphanInput, Orphan as _holdfast_site_v1_Orphan } from '../../../holdfast/site/v1/Orphan.ts';

export interface ListOrphansReplyInput {
  'orphans'?: (_holdfast_site_v1_OrphanInput)[];
}

export interface ListOrphansReply {
  'orphans': (_holdfast_site_v1_Orphan)[];
}
