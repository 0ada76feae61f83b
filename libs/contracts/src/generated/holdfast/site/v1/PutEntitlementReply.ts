
export interface PutEntitlementReplyInput {
  'outdated'?: (boolean);
}

export interface PutEntitlementReply {
  'outdated': (boolean);
}
