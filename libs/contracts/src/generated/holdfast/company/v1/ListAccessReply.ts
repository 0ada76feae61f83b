import type { CompanyAccessInput as _holdfast_company_v1_CompanyAccessInput, CompanyAccess as _holdfast_company_v1_CompanyAccess } from '../../../holdfast/company/v1/CompanyAccess.ts';

export interface ListAccessReplyInput {
  'companies'?: (_holdfast_company_v1_CompanyAccessInput)[];
}

export interface ListAccessReply {
  'companies': (_holdfast_company_v1_CompanyAccess)[];
}
