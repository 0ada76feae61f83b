
export interface LeaveCompanyReplyInput {
}

export interface LeaveCompanyReply {
}
