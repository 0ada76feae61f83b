
export interface ClosingAnsweredInput {
  'companyId'?: (string);
  'closingId'?: (string);
  'isRefused'?: (boolean);
}

export interface ClosingAnswered {
  'companyId': (string);
  'closingId': (string);
  'isRefused': (boolean);
}
