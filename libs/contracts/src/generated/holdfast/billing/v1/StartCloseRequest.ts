
export interface StartCloseRequestInput {
  'period'?: (string);
  'dryRun'?: (boolean);
  'now'?: (boolean);
  'reason'?: (string);
}

export interface StartCloseRequest {
  'period': (string);
  'dryRun': (boolean);
  'now': (boolean);
  'reason': (string);
}
