
export interface PlanOfferedInput {
  'planId'?: (string);
  'version'?: (number);
}

export interface PlanOffered {
  'planId': (string);
  'version': (number);
}
