
export interface PlanWithdrawnInput {
  'planId'?: (string);
  'version'?: (number);
}

export interface PlanWithdrawn {
  'planId': (string);
  'version': (number);
}
