import type { PostalAddressInput as _holdfast_company_v1_PostalAddressInput, PostalAddress as _holdfast_company_v1_PostalAddress } from '../../../holdfast/company/v1/PostalAddress.ts';
import type { CompanyStateInput as _holdfast_company_v1_CompanyStateInput, CompanyState as _holdfast_company_v1_CompanyState } from '../../../holdfast/company/v1/CompanyState.ts';
import type { OwnerRecoveryInput as _holdfast_company_v1_OwnerRecoveryInput, OwnerRecovery as _holdfast_company_v1_OwnerRecovery } from '../../../holdfast/company/v1/OwnerRecovery.ts';
import type { SuspensionReasonInput as _holdfast_company_v1_SuspensionReasonInput, SuspensionReason as _holdfast_company_v1_SuspensionReason } from '../../../holdfast/company/v1/SuspensionReason.ts';
import type { Long } from '@grpc/proto-loader';

export interface CompanyInput {
  'companyId'?: (string);
  'name'?: (string);
  'address'?: (_holdfast_company_v1_PostalAddressInput | null);
  'taxId'?: (string);
  'ownerId'?: (string);
  'state'?: (_holdfast_company_v1_CompanyStateInput);
  'requireTwoFactor'?: (boolean);
  'createdAt'?: (number | string | Long);
  'version'?: (number | string | Long);
  'ownerRecovery'?: (_holdfast_company_v1_OwnerRecoveryInput | null);
  'suspendedBecause'?: (_holdfast_company_v1_SuspensionReasonInput)[];
  'closingSince'?: (number | string | Long);
  '_address'?: "address";
  '_taxId'?: "taxId";
  '_ownerRecovery'?: "ownerRecovery";
  '_closingSince'?: "closingSince";
}

export interface Company {
  'companyId': (string);
  'name': (string);
  'address'?: (_holdfast_company_v1_PostalAddress | null);
  'taxId'?: (string);
  'ownerId': (string);
  'state': (_holdfast_company_v1_CompanyState);
  'requireTwoFactor': (boolean);
  'createdAt': (number);
  'version': (number);
  'ownerRecovery'?: (_holdfast_company_v1_OwnerRecovery | null);
  'suspendedBecause': (_holdfast_company_v1_SuspensionReason)[];
  'closingSince'?: (number);
  '_address'?: "address";
  '_taxId'?: "taxId";
  '_ownerRecovery'?: "ownerRecovery";
  '_closingSince'?: "closingSince";
}
