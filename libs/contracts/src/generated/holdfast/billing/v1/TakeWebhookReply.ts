
export interface TakeWebhookReplyInput {
}

export interface TakeWebhookReply {
}
