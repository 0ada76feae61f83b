
export interface EndedAsUnpaidInput {
  'companyId'?: (string);
}

export interface EndedAsUnpaid {
  'companyId': (string);
}
