
export interface ConfirmEmailReplyInput {
}

export interface ConfirmEmailReply {
}
