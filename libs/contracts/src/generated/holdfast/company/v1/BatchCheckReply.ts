import type { DecisionInput as _holdfast_company_v1_DecisionInput, Decision as _holdfast_company_v1_Decision } from '../../../holdfast/company/v1/Decision.ts';
import type { Long } from '@grpc/proto-loader';

export interface BatchCheckReplyInput {
  'request'?: (number | string | Long);
  'decisions'?: (_holdfast_company_v1_DecisionInput)[];
}

export interface BatchCheckReply {
  'request': (number);
  'decisions': (_holdfast_company_v1_Decision)[];
}
