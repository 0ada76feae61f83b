
export interface PostalAddressInput {
  'line1'?: (string);
  'line2'?: (string);
  'postalCode'?: (string);
  'city'?: (string);
  'region'?: (string);
  'country'?: (string);
  '_line2'?: "line2";
  '_region'?: "region";
}

export interface PostalAddress {
  'line1': (string);
  'line2'?: (string);
  'postalCode': (string);
  'city': (string);
  'region'?: (string);
  'country': (string);
  '_line2'?: "line2";
  '_region'?: "region";
}
