
export interface TakeWebhookRequestInput {
  'provider'?: (string);
  'body'?: (Buffer | Uint8Array | string);
  'signature'?: (string);
}

export interface TakeWebhookRequest {
  'provider': (string);
  'body': (Buffer);
  'signature': (string);
}
