
export interface UndoEmailChangeReplyInput {
}

export interface UndoEmailChangeReply {
}
