
export interface SignUpReplyInput {
}

export interface SignUpReply {
}
