
export interface CheckInput {
  'userId'?: (Buffer | Uint8Array | string);
  'permission'?: (string);
  'companyId'?: (Buffer | Uint8Array | string);
  'siteId'?: (Buffer | Uint8Array | string);
  '_siteId'?: "siteId";
}

export interface Check {
  'userId': (Buffer);
  'permission': (string);
  'companyId': (Buffer);
  'siteId'?: (Buffer);
  '_siteId'?: "siteId";
}
