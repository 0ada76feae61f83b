
export interface WithdrawClosingByOperatorReplyInput {
}

export interface WithdrawClosingByOperatorReply {
}
