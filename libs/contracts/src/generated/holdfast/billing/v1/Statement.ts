import type { StatementLineInput as _holdfast_billing_v1_StatementLineInput, StatementLine as _holdfast_billing_v1_StatementLine } from '../../../holdfast/billing/v1/StatementLine.ts';
import type { Long } from '@grpc/proto-loader';

export interface StatementInput {
  'from'?: (string);
  'to'?: (string);
  'currency'?: (string);
  'opening'?: (number | string | Long);
  'lines'?: (_holdfast_billing_v1_StatementLineInput)[];
  'closing'?: (number | string | Long);
}

export interface Statement {
  'from': (string);
  'to': (string);
  'currency': (string);
  'opening': (number);
  'lines': (_holdfast_billing_v1_StatementLine)[];
  'closing': (number);
}
