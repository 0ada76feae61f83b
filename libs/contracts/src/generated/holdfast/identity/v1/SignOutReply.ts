
export interface SignOutReplyInput {
}

export interface SignOutReply {
}
