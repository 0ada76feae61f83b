import type { CompanyInput as _holdfast_company_v1_CompanyInput, Company as _holdfast_company_v1_Company } from '../../../holdfast/company/v1/Company.ts';

export interface ListCompaniesReplyInput {
  'companies'?: (_holdfast_company_v1_CompanyInput)[];
  'nextCursor'?: (string);
}

export interface ListCompaniesReply {
  'companies': (_holdfast_company_v1_Company)[];
  'nextCursor': (string);
}
