
export interface CompanySuspendedInput {
  'companyId'?: (string);
  'reason'?: (string);
}

export interface CompanySuspended {
  'companyId': (string);
  'reason': (string);
}
