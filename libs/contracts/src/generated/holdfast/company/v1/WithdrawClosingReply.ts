
export interface WithdrawClosingReplyInput {
}

export interface WithdrawClosingReply {
}
