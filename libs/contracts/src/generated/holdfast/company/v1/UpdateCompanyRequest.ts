import type { PostalAddressInput as _holdfast_company_v1_PostalAddressInput, PostalAddress as _holdfast_company_v1_PostalAddress } from '../../../holdfast/company/v1/PostalAddress.ts';
import type { Long } from '@grpc/proto-loader';

export interface UpdateCompanyRequestInput {
  'companyId'?: (string);
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddressInput | null);
  'taxId'?: (string);
  'clearTaxId'?: (boolean);
  'requireTwoFactor'?: (boolean);
  'ifVersion'?: (number | string | Long);
  '_name'?: "name";
  '_address'?: "address";
  '_taxId'?: "taxId";
  '_requireTwoFactor'?: "requireTwoFactor";
  '_ifVersion'?: "ifVersion";
}

export interface UpdateCompanyRequest {
  'companyId': (string);
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddress | null);
  'taxId'?: (string);
  'clearTaxId': (boolean);
  'requireTwoFactor'?: (boolean);
  'ifVersion'?: (number);
  '_name'?: "name";
  '_address'?: "address";
  '_taxId'?: "taxId";
  '_requireTwoFactor'?: "requireTwoFactor";
  '_ifVersion'?: "ifVersion";
}
