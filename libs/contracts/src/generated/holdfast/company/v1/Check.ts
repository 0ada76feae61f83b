
export interface CheckInput {
  'userId'?: (Buffer | Uint8Array | string);
  'permission'?: (string);
  'companyId'?: (Buffer | Uint8Array | string);
  'siteId'?: (Buffer | Uint8Array | string);
  'passedTwoFactor'?: (boolean);
  'staging'?: (boolean);
  'onlyReads'?: (boolean);
  'paysNoPremiumStaging'?: (boolean);
  'environmentId'?: (Buffer | Uint8Array | string);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}

export interface Check {
  'userId': (Buffer);
  'permission': (string);
  'companyId': (Buffer);
  'siteId'?: (Buffer);
  'passedTwoFactor': (boolean);
  'staging': (boolean);
  'onlyReads': (boolean);
  'paysNoPremiumStaging': (boolean);
  'environmentId'?: (Buffer);
  '_siteId'?: "siteId";
  '_environmentId'?: "environmentId";
}
