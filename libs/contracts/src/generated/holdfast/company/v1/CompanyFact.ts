
export const _holdfast_company_v1_CompanyFact_State = {
  STATE_UNSPECIFIED: 'STATE_UNSPECIFIED',
  STATE_ACTIVE: 'STATE_ACTIVE',
  STATE_SUSPENDED: 'STATE_SUSPENDED',
  STATE_CLOSED: 'STATE_CLOSED',
} as const;

export type _holdfast_company_v1_CompanyFact_StateInput =
  | 'STATE_UNSPECIFIED'
  | 0
  | 'STATE_ACTIVE'
  | 1
  | 'STATE_SUSPENDED'
  | 2
  | 'STATE_CLOSED'
  | 3

export type _holdfast_company_v1_CompanyFact_State = typeof _holdfast_company_v1_CompanyFact_State[keyof typeof _holdfast_company_v1_CompanyFact_State]

export interface CompanyFactInput {
  'state'?: (_holdfast_company_v1_CompanyFact_StateInput);
  'requireTwoFactor'?: (boolean);
  'hasPlan'?: (boolean);
  'ownerId'?: (Buffer | Uint8Array | string);
}

export interface CompanyFact {
  'state': (_holdfast_company_v1_CompanyFact_State);
  'requireTwoFactor': (boolean);
  'hasPlan': (boolean);
  'ownerId': (Buffer);
}
