
export interface CheckOperatorReplyInput {
}

export interface CheckOperatorReply {
}
