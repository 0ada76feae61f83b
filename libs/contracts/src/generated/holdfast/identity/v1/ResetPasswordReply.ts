
export interface ResetPasswordReplyInput {
}

export interface ResetPasswordReply {
}
