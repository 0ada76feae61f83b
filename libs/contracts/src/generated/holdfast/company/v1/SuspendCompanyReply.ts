
export interface SuspendCompanyReplyInput {
}

export interface SuspendCompanyReply {
}
