
export const _holdfast_site_v1_EnvironmentFact_Kind = {
  KIND_UNSPECIFIED: 'KIND_UNSPECIFIED',
  KIND_LIVE: 'KIND_LIVE',
  KIND_STAGING: 'KIND_STAGING',
  KIND_PREMIUM_STAGING: 'KIND_PREMIUM_STAGING',
} as const;

export type _holdfast_site_v1_EnvironmentFact_KindInput =
  | 'KIND_UNSPECIFIED'
  | 0
  | 'KIND_LIVE'
  | 1
  | 'KIND_STAGING'
  | 2
  | 'KIND_PREMIUM_STAGING'
  | 3

export type _holdfast_site_v1_EnvironmentFact_Kind = typeof _holdfast_site_v1_EnvironmentFact_Kind[keyof typeof _holdfast_site_v1_EnvironmentFact_Kind]

export interface EnvironmentFactInput {
  'kind'?: (_holdfast_site_v1_EnvironmentFact_KindInput);
}

export interface EnvironmentFact {
  'kind': (_holdfast_site_v1_EnvironmentFact_Kind);
}
