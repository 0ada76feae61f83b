
export interface PlanChangingInput {
  'companyId'?: (string);
  'changeId'?: (string);
  'toPlanId'?: (string);
}

export interface PlanChanging {
  'companyId': (string);
  'changeId': (string);
  'toPlanId': (string);
}
