
export interface RevokeKeyReplyInput {
}

export interface RevokeKeyReply {
}
