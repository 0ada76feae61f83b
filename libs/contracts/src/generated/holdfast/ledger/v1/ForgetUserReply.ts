
export interface ForgetUserReplyInput {
}

export interface ForgetUserReply {
}
