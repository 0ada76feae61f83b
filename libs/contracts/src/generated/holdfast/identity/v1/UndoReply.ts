
export interface UndoReplyInput {
}

export interface UndoReply {
}
