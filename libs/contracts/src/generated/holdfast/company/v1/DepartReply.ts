
export interface DepartReplyInput {
}

export interface DepartReply {
}
