import type { GrantInput as _holdfast_ledger_v1_GrantInput, Grant as _holdfast_ledger_v1_Grant } from '../../../holdfast/ledger/v1/Grant.ts';
import type { EntryInput as _holdfast_ledger_v1_EntryInput, Entry as _holdfast_ledger_v1_Entry } from '../../../holdfast/ledger/v1/Entry.ts';
import type { RefusedInput as _holdfast_ledger_v1_RefusedInput, Refused as _holdfast_ledger_v1_Refused } from '../../../holdfast/ledger/v1/Refused.ts';

export interface FollowReplyInput {
  'grant'?: (_holdfast_ledger_v1_GrantInput | null);
  'entry'?: (_holdfast_ledger_v1_EntryInput | null);
  'refused'?: (_holdfast_ledger_v1_RefusedInput | null);
  'body'?: "grant"|"entry"|"refused";
}

export interface FollowReply {
  'grant'?: (_holdfast_ledger_v1_Grant | null);
  'entry'?: (_holdfast_ledger_v1_Entry | null);
  'refused'?: (_holdfast_ledger_v1_Refused | null);
  'body'?: "grant"|"entry"|"refused";
}
