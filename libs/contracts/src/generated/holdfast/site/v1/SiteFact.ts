import type { Long } from '@grpc/proto-loader';

export const _holdfast_site_v1_SiteFact_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_ACTIVE: 'STATE_ACTIVE',
} as const;

export type _holdfast_site_v1_SiteFact_StateInput =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_ACTIVE'
  | 1

export type _holdfast_site_v1_SiteFact_State = typeof _holdfast_site_v1_SiteFact_State[keyof typeof _holdfast_site_v1_SiteFact_State]

export interface SiteFactInput {
  'companyId'?: (Buffer | Uint8Array | string);
  'tenure'?: (number | string | Long);
  'state'?: (_holdfast_site_v1_SiteFact_StateInput);
  'paysPremiumStaging'?: (boolean);
}

export interface SiteFact {
  'companyId': (Buffer);
  'tenure': (number);
  'state': (_holdfast_site_v1_SiteFact_State);
  'paysPremiumStaging': (boolean);
}
