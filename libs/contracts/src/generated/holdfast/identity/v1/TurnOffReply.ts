
export interface TurnOffReplyInput {
}

export interface TurnOffReply {
}
