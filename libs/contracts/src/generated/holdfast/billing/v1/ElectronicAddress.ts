
export interface ElectronicAddressInput {
  'scheme'?: (string);
  'id'?: (string);
}

export interface ElectronicAddress {
  'scheme': (string);
  'id': (string);
}
