
export interface CloseCompanyReplyInput {
}

export interface CloseCompanyReply {
}
