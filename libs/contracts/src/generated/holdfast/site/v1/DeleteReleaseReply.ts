
export interface DeleteReleaseReplyInput {
}

export interface DeleteReleaseReply {
}
