export const Decision = {
  DECISION_UNSPECIFIED: 'DECISION_UNSPECIFIED',
  DECISION_ALLOWED: 'DECISION_ALLOWED',
  DECISION_DENIED: 'DECISION_DENIED',
  DECISION_UNKNOWN: 'DECISION_UNKNOWN',
} as const;

export type DecisionInput =
  | 'DECISION_UNSPECIFIED'
  | 0
  | 'DECISION_ALLOWED'
  | 1
  | 'DECISION_DENIED'
  | 2
  | 'DECISION_UNKNOWN'
  | 3

export type Decision = typeof Decision[keyof typeof Decision]
