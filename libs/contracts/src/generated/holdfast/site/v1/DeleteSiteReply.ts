
export interface DeleteSiteReplyInput {
}

export interface DeleteSiteReply {
}
