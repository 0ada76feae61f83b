
export interface RevokeInvitationReplyInput {
}

export interface RevokeInvitationReply {
}
