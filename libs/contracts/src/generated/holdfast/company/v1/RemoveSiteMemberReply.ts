
export interface RemoveSiteMemberReplyInput {
}

export interface RemoveSiteMemberReply {
}
