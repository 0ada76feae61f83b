
export interface ForgetReplyInput {
}

export interface ForgetReply {
}
