
export interface RestoreCompanyReplyInput {
}

export interface RestoreCompanyReply {
}
