
export interface CloseReplyInput {
}

export interface CloseReply {
}
