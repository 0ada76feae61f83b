
export interface EndPlanReplyInput {
  'outdated'?: (boolean);
}

export interface EndPlanReply {
  'outdated': (boolean);
}
