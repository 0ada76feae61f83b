
export interface ListMySitesRequestInput {
}

export interface ListMySitesRequest {
}
