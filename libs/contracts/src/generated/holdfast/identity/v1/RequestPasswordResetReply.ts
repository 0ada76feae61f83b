
export interface RequestPasswordResetReplyInput {
}

export interface RequestPasswordResetReply {
}
