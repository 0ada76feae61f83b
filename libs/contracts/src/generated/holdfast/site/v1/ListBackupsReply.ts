import type { BackupInput as _holdfast_site_v1_BackupInput, Backup as _holdfast_site_v1_Backup } from '../../../holdfast/site/v1/Backup.ts';
import type { Long } from '@grpc/proto-loader';

export interface ListBackupsReplyInput {
  'backups'?: (_holdfast_site_v1_BackupInput)[];
  'nextCursor'?: (string);
  'total'?: (number | string | Long);
}

export interface ListBackupsReply {
  'backups': (_holdfast_site_v1_Backup)[];
  'nextCursor': (string);
  'total': (number);
}
