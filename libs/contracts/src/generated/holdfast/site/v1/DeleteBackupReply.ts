
export interface DeleteBackupReplyInput {
}

export interface DeleteBackupReply {
}
