import type { AddToSitesInput as _holdfast_company_v1_AddToSitesInput, AddToSites as _holdfast_company_v1_AddToSites } from '../../../holdfast/company/v1/AddToSites.ts';
import type { RemoveFromSitesInput as _holdfast_company_v1_RemoveFromSitesInput, RemoveFromSites as _holdfast_company_v1_RemoveFromSites } from '../../../holdfast/company/v1/RemoveFromSites.ts';

export interface ChangeMembersRequestInput {
  'companyId'?: (string);
  'add'?: (_holdfast_company_v1_AddToSitesInput | null);
  'remove'?: (_holdfast_company_v1_RemoveFromSitesInput | null);
  'change'?: "add"|"remove";
}

export interface ChangeMembersRequest {
  'companyId': (string);
  'add'?: (_holdfast_company_v1_AddToSites | null);
  'remove'?: (_holdfast_company_v1_RemoveFromSites | null);
  'change'?: "add"|"remove";
}
