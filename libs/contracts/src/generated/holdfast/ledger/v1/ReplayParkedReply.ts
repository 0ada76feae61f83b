
export interface ReplayParkedReplyInput {
  'replayed'?: (number);
  'error'?: (string);
  '_error'?: "error";
}

export interface ReplayParkedReply {
  'replayed': (number);
  'error'?: (string);
  '_error'?: "error";
}
