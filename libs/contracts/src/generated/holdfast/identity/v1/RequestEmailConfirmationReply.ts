
export interface RequestEmailConfirmationReplyInput {
}

export interface RequestEmailConfirmationReply {
}
