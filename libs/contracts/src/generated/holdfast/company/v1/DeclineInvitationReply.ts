
export interface DeclineInvitationReplyInput {
}

export interface DeclineInvitationReply {
}
