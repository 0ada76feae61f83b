
export interface ChangePasswordReplyInput {
}

export interface ChangePasswordReply {
}
