
export interface DescribeForInvoicesRequestInput {
  'companyIds'?: (string)[];
}

export interface DescribeForInvoicesRequest {
  'companyIds': (string)[];
}
