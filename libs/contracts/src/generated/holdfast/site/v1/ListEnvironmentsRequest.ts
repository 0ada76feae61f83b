
export interface ListEnvironmentsRequestInput {
  'siteId'?: (string);
}

export interface ListEnvironmentsRequest {
  'siteId': (string);
}
