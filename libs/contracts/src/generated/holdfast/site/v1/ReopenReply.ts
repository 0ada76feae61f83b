
export interface ReopenReplyInput {
}

export interface ReopenReply {
}
