
export interface DeleteOrphanReplyInput {
}

export interface DeleteOrphanReply {
}
