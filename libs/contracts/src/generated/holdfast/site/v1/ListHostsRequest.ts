
export interface ListHostsRequestInput {
}

export interface ListHostsRequest {
}
