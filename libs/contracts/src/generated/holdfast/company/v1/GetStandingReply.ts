import type { CompanyFactInput as _holdfast_company_v1_CompanyFactInput, CompanyFact as _holdfast_company_v1_CompanyFact } from '../../../holdfast/company/v1/CompanyFact.ts';
import type { MemberFactInput as _holdfast_company_v1_MemberFactInput, MemberFact as _holdfast_company_v1_MemberFact } from '../../../holdfast/company/v1/MemberFact.ts';
import type { FactPlaceInput as _holdfast_ledger_v1_FactPlaceInput, FactPlace as _holdfast_ledger_v1_FactPlace } from '../../../holdfast/ledger/v1/FactPlace.ts';

export interface GetStandingReplyInput {
  'company'?: (_holdfast_company_v1_CompanyFactInput | null);
  'member'?: (_holdfast_company_v1_MemberFactInput | null);
  'epoch'?: (string);
  'restsOn'?: (_holdfast_ledger_v1_FactPlaceInput)[];
  'companyName'?: (string);
  '_company'?: "company";
  '_member'?: "member";
  '_companyName'?: "companyName";
}

export interface GetStandingReply {
  'company'?: (_holdfast_company_v1_CompanyFact | null);
  'member'?: (_holdfast_company_v1_MemberFact | null);
  'epoch': (string);
  'restsOn': (_holdfast_ledger_v1_FactPlace)[];
  'companyName'?: (string);
  '_company'?: "company";
  '_member'?: "member";
  '_companyName'?: "companyName";
}
