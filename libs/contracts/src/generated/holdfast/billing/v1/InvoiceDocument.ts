
export interface InvoiceDocumentInput {
  'content'?: (Buffer | Uint8Array | string);
  'fileName'?: (string);
}

export interface InvoiceDocument {
  'content': (Buffer);
  'fileName': (string);
}
