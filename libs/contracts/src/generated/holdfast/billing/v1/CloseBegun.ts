
export interface CloseBegunInput {
  'closeId'?: (string);
  'period'?: (string);
  'dryRun'?: (boolean);
  'now'?: (boolean);
  'reason'?: (string);
}

export interface CloseBegun {
  'closeId': (string);
  'period': (string);
  'dryRun': (boolean);
  'now': (boolean);
  'reason': (string);
}
