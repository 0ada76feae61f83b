
export interface PutEntitlementReplyInput {
}

export interface PutEntitlementReply {
}
