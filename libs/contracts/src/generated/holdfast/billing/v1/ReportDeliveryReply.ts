
export interface ReportDeliveryReplyInput {
}

export interface ReportDeliveryReply {
}
