
export const _holdfast_ledger_v1_Actor_Kind = {
  KIND_UNSPECIFIED: 'KIND_UNSPECIFIED',
  KIND_USER: 'KIND_USER',
  KIND_API_KEY: 'KIND_API_KEY',
  KIND_OPERATOR: 'KIND_OPERATOR',
  KIND_SYSTEM: 'KIND_SYSTEM',
} as const;

export type _holdfast_ledger_v1_Actor_KindInput =
  | 'KIND_UNSPECIFIED'
  | 0
  | 'KIND_USER'
  | 1
  | 'KIND_API_KEY'
  | 2
  | 'KIND_OPERATOR'
  | 3
  | 'KIND_SYSTEM'
  | 4

export type _holdfast_ledger_v1_Actor_Kind = typeof _holdfast_ledger_v1_Actor_Kind[keyof typeof _holdfast_ledger_v1_Actor_Kind]

export interface ActorInput {
  'kind'?: (_holdfast_ledger_v1_Actor_KindInput);
  'id'?: (string);
}

export interface Actor {
  'kind': (_holdfast_ledger_v1_Actor_Kind);
  'id': (string);
}
