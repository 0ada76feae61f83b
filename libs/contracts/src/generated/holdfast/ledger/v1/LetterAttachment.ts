
export interface LetterAttachmentInput {
  'fileName'?: (string);
  'mediaType'?: (string);
  'content'?: (Buffer | Uint8Array | string);
}

export interface LetterAttachment {
  'fileName': (string);
  'mediaType': (string);
  'content': (Buffer);
}
