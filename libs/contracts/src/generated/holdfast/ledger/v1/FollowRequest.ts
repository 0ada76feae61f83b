import type { RenewInput as _holdfast_ledger_v1_RenewInput, Renew as _holdfast_ledger_v1_Renew } from '../../../holdfast/ledger/v1/Renew.ts';
import type { AppliedInput as _holdfast_ledger_v1_AppliedInput, Applied as _holdfast_ledger_v1_Applied } from '../../../holdfast/ledger/v1/Applied.ts';
import type { LeaveInput as _holdfast_ledger_v1_LeaveInput, Leave as _holdfast_ledger_v1_Leave } from '../../../holdfast/ledger/v1/Leave.ts';

export interface FollowRequestInput {
  'renew'?: (_holdfast_ledger_v1_RenewInput | null);
  'applied'?: (_holdfast_ledger_v1_AppliedInput | null);
  'leave'?: (_holdfast_ledger_v1_LeaveInput | null);
  'body'?: "renew"|"applied"|"leave";
}

export interface FollowRequest {
  'renew'?: (_holdfast_ledger_v1_Renew | null);
  'applied'?: (_holdfast_ledger_v1_Applied | null);
  'leave'?: (_holdfast_ledger_v1_Leave | null);
  'body'?: "renew"|"applied"|"leave";
}
