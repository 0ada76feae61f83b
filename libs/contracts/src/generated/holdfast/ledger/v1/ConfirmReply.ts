
export interface ConfirmReplyInput {
  'settled'?: (boolean);
  'confirmed'?: (string)[];
}

export interface ConfirmReply {
  'settled': (boolean);
  'confirmed': (string)[];
}
