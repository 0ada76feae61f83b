
export interface RevokeInvitationsReplyInput {
}

export interface RevokeInvitationsReply {
}
