
export interface ObjectToOwnerRecoveryReplyInput {
}

export interface ObjectToOwnerRecoveryReply {
}
