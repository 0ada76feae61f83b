
export interface LeaveInput {
  'replica'?: (string);
}

export interface Leave {
  'replica': (string);
}
