
export interface RemoveMemberReplyInput {
}

export interface RemoveMemberReply {
}
