import type { BuyerInput as _holdfast_company_v1_BuyerInput, Buyer as _holdfast_company_v1_Buyer } from '../../../holdfast/company/v1/Buyer.ts';

export interface DescribeForInvoicesReplyInput {
  'buyers'?: (_holdfast_company_v1_BuyerInput)[];
}

export interface DescribeForInvoicesReply {
  'buyers': (_holdfast_company_v1_Buyer)[];
}
