
export interface BankAccountInput {
  'accountName'?: (string);
  'iban'?: (string);
  'bic'?: (string);
  'reference'?: (string);
  '_bic'?: "bic";
}

export interface BankAccount {
  'accountName': (string);
  'iban': (string);
  'bic'?: (string);
  'reference': (string);
  '_bic'?: "bic";
}
