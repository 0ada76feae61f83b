
export interface CreateSiteRequestInput {
  'companyId'?: (string);
  'name'?: (string);
  'labels'?: (string)[];
}

export interface CreateSiteRequest {
  'companyId': (string);
  'name': (string);
  'labels': (string)[];
}
