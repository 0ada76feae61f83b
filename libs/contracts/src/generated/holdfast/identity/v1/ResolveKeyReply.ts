
export interface ResolveKeyReplyInput {
  'keyId'?: (string);
  'companyId'?: (string);
  'userId'?: (string);
  'membershipId'?: (string);
  'permissions'?: (string)[];
  'twoFactor'?: (boolean);
}

export interface ResolveKeyReply {
  'keyId': (string);
  'companyId': (string);
  'userId': (string);
  'membershipId': (string);
  'permissions': (string)[];
  'twoFactor': (boolean);
}
