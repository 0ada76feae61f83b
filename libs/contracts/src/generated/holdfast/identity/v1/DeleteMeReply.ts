
export interface DeleteMeReplyInput {
}

export interface DeleteMeReply {
}
