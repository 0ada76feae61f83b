
export interface RequestEmailChangeReplyInput {
}

export interface RequestEmailChangeReply {
}
