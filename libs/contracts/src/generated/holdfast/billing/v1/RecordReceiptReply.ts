
export interface RecordReceiptReplyInput {
  'receiptId'?: (string);
}

export interface RecordReceiptReply {
  'receiptId': (string);
}
