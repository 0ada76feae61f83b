
export interface LeaveSiteReplyInput {
}

export interface LeaveSiteReply {
}
