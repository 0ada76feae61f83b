
export interface ConfirmEmailChangeReplyInput {
}

export interface ConfirmEmailChangeReply {
}
