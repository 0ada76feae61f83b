
export interface EndSessionReplyInput {
}

export interface EndSessionReply {
}
