
export interface RecoverSiteReplyInput {
}

export interface RecoverSiteReply {
}
