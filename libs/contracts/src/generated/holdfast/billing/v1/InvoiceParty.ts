
export interface InvoicePartyInput {
  'name'?: (string);
  'line1'?: (string);
  'line2'?: (string);
  'postalCode'?: (string);
  'city'?: (string);
  'region'?: (string);
  'country'?: (string);
  'vatId'?: (string);
  '_line2'?: "line2";
  '_region'?: "region";
  '_vatId'?: "vatId";
}

export interface InvoiceParty {
  'name': (string);
  'line1': (string);
  'line2'?: (string);
  'postalCode': (string);
  'city': (string);
  'region'?: (string);
  'country': (string);
  'vatId'?: (string);
  '_line2'?: "line2";
  '_region'?: "region";
  '_vatId'?: "vatId";
}
