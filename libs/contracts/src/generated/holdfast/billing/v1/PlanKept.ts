
export interface PlanKeptInput {
  'companyId'?: (string);
  'changeId'?: (string);
  'code'?: (string);
}

export interface PlanKept {
  'companyId': (string);
  'changeId': (string);
  'code': (string);
}
