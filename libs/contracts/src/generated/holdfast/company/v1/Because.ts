
export const _holdfast_company_v1_Because_Via = {
  VIA_UNSPECIFIED: 'VIA_UNSPECIFIED',
  VIA_OWNER: 'VIA_OWNER',
  VIA_COMPANY_ROLE: 'VIA_COMPANY_ROLE',
  VIA_SITE_ROLE: 'VIA_SITE_ROLE',
} as const;

export type _holdfast_company_v1_Because_ViaInput =
  | 'VIA_UNSPECIFIED'
  | 0
  | 'VIA_OWNER'
  | 1
  | 'VIA_COMPANY_ROLE'
  | 2
  | 'VIA_SITE_ROLE'
  | 3

export type _holdfast_company_v1_Because_Via = typeof _holdfast_company_v1_Because_Via[keyof typeof _holdfast_company_v1_Because_Via]

export interface BecauseInput {
  'role'?: (string);
  'via'?: (_holdfast_company_v1_Because_ViaInput);
  'companyId'?: (string);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}

export interface Because {
  'role': (string);
  'via': (_holdfast_company_v1_Because_Via);
  'companyId': (string);
  'siteId'?: (string);
  '_siteId'?: "siteId";
}
