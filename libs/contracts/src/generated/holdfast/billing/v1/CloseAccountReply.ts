
export interface CloseAccountReplyInput {
}

export interface CloseAccountReply {
}
