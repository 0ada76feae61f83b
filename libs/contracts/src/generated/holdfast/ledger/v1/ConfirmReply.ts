
export interface ConfirmReplyInput {
  'settled'?: (boolean);
  'confirmed'?: (string)[];
  'outstanding'?: (string)[];
}

export interface ConfirmReply {
  'settled': (boolean);
  'confirmed': (string)[];
  'outstanding': (string)[];
}
